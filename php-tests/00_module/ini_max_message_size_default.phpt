--TEST--
websocket_client: websocket_client.max_message_size bounds a client that says nothing about it
--INI--
websocket_client.max_message_size=1000
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('!binary 1001');
attempt(fn() => $client->recv());
var_dump($peer->waitFor('closed')['code']);
?>
--EXPECTF--
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 1001 bytes, more than the ini setting websocket_client.max_message_size allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
int(1009)
