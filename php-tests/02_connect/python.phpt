--TEST--
WebSocketClient::connect(): Python's websockets
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = new WebSocketClient($peer->url());
var_dump($client->connect() === $client);
var_dump($client->getState(), $client->isConnected());
$client->send('hello');
echo $client->recv(10.0), "\n";
$client->close();
var_dump($client->getState(), $client->isConnected());
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
bool(true)
enum(WebSocketClient\State::Open)
bool(true)
hello
enum(WebSocketClient\State::Closed)
bool(false)
1000
