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
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1000 (normal closure)
Closed
Open
Closed
