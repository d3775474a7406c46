--TEST--
WebSocketClient::close(): does nothing after the peer has closed
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('!close 4001 first');
attempt($client->recv(...));
$client->close(4002, 'second');
var_dump($client->getCloseCode(), $client->getCloseReason());
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 4001: "first"
int(4001)
string(5) "first"
