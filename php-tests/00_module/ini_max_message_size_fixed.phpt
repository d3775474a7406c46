--TEST--
websocket_client: no script can raise websocket_client.max_message_size
--INI--
websocket_client.max_message_size=1000
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

var_dump(ini_set('websocket_client.max_message_size', '5000'), ini_get('websocket_client.max_message_size'));

$peer = python_peer();
$client = connected($peer, maxMessageSize: 5000);
$client->send('!binary 1000');
var_dump(strlen($client->recv()->data));
$client->send('!binary 1001');
attempt(fn() => $client->recv());
var_dump($peer->waitFor('closed')['code']);
?>
--EXPECTF--
bool(false)
string(4) "1000"
int(1000)
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 1001 bytes, more than the ini setting websocket_client.max_message_size allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
int(1009)
