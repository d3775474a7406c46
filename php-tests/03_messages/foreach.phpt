--TEST--
WebSocketClient: foreach yields messages as they come
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two', 'three', '!']]);
$client = connected($peer);
foreach ($client as $key => $message) {
    echo get_class($message), ' ', json_encode($key), ' ', $message, "\n";
    if ($message->data === '!') {
        break;
    }
}
$client->send('the connection goes on');
echo $client->recv(), "\n";
?>
--EXPECT--
WebSocketClient\Message 0 one
WebSocketClient\Message 1 two
WebSocketClient\Message 2 three
WebSocketClient\Message 3 !
the connection goes on
