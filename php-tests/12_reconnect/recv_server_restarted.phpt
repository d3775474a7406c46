--TEST--
WebSocketClient::recv(): a server is killed and started again on the same port
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = python_peer();
$client = reconnecting($peer->url());
$client->onOpen(fn($client, $reconnected) => print('onOpen: ' . ($reconnected ? "reconnected\n" : "first\n")));
$client->connect();
$client->send('one');
echo $client->recv(), "\n";
$peer->stop();
var_dump($client->recv(0.3));
$peer = python_peer(['port' => $peer->port]);
$client->send('two');
echo $client->recv(), "\n";
var_dump($client->getStats()->reconnects);
?>
--EXPECT--
onOpen: first
one
NULL
onOpen: reconnected
two
int(1)
