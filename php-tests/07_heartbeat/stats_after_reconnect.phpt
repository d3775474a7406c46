--TEST--
WebSocketClient::getStats(): counts all connections of a client
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('one');
$client->recv();
$client->close();
var_dump($client->getStats()->connectedSince);
$client->connect();
$client->send('two');
$client->recv();
var_dump($client->getStats()->messagesSent, $client->getStats()->messagesReceived);
?>
--EXPECT--
NULL
int(2)
int(2)
