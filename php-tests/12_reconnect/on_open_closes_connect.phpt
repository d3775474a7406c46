--TEST--
WebSocketClient::onOpen(): close() in it during connect()
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = python_peer();
$client = talkative(reconnecting($peer->url()));
$client->onOpen(fn(WebSocketClient $client) => $client->close(4001, 'not wanted'));
$client->connect();
var_dump($client->getState(), $client->getCloseCode(), $client->getStats()->reconnects);
attempt(fn() => $client->recv());
?>
--EXPECTF--
enum(WebSocketClient\State::Closed)
int(4001)
int(0)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 4001: "not wanted"
