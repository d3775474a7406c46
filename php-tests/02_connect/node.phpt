--TEST--
WebSocketClient::connect(): npm's ws
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = node_peer();
$client = new WebSocketClient($peer->url());
$client->connect();
$client->send('hello');
echo $client->recv(10.0), "\n";
$client->close();
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
hello
1000
