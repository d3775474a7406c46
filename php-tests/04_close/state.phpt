--TEST--
WebSocketClient::getState(): Idle, Open, Closed
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = new WebSocketClient($peer->url());
echo $client->getState()->name, "\n";
$client->connect();
echo $client->getState()->name, "\n";
$client->send('!close 1000');
attempt($client->recv(...));
echo $client->getState()->name, "\n";
$client->connect();
echo $client->getState()->name, "\n";
$client->close();
echo $client->getState()->name, "\n";
?>
--EXPECTF--
Idle
Open
WebSocketClient\ConnectionClosedException: %s
Closed
Open
Closed
