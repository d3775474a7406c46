--TEST--
WebSocketClient::send(): takes a Message, to send on what was received
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('round and round');
$client->send($client->recv());
echo $client->recv(), "\n";
?>
--EXPECT--
round and round
