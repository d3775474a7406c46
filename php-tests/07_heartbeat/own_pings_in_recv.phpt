--TEST--
Heartbeat: our pings go out while recv() waits
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: 0.5);
var_dump($client->recv(3.0));
$client->close();
var_dump(count($peer->several('ping', 3)) >= 3);
?>
--EXPECT--
NULL
bool(true)
