--TEST--
Heartbeat: every ping has a payload of its own
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: 0.2);
var_dump($client->recv(2.0));
$payloads = array_column($peer->all('ping'), 'payload');
var_dump(count($payloads) > 2, $payloads === array_unique($payloads));
?>
--EXPECT--
NULL
bool(true)
bool(true)
