--TEST--
WebSocketClient: foreach waits for messages also when receiveTimeout passes without one
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, receiveTimeout: 0.1);
$client->send('!push 0.5 2');
foreach ($client as $message) {
    echo $message, "\n";
    if ($message->data === 'push 2') {
        break;
    }
}
?>
--EXPECT--
push 1
push 2
