--TEST--
WebSocketClient: a loop over messages may send and receive
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['3']]);
$client = connected($peer);
foreach ($client as $message) {
    echo $message, "\n";
    if ($message->data === '0') {
        break;
    }
    $client->send((string) ((int) $message->data - 1));
}
?>
--EXPECT--
3
2
1
0
