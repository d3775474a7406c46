--TEST--
Heartbeat: pingInterval null means no pings of ours
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: null, pongTimeout: 0.1);
var_dump($client->recv(1.5));
var_dump(count($peer->all('ping', 0.2)), $client->isConnected());
?>
--EXPECT--
NULL
int(0)
bool(true)
