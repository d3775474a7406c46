--TEST--
WebSocketClient: maxMessageSize bounds what is received, not what is sent
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['report_messages' => true]);
$client = connected($peer, maxMessageSize: 10);
$client->send('!' . 'count');
$client->recv();
$client->sendBinary(str_repeat('x', 1000));
var_dump($peer->waitFor('message')['size'], $peer->waitFor('message')['size']);
?>
--EXPECT--
int(6)
int(1000)
