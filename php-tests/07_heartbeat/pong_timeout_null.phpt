--TEST--
Heartbeat: pongTimeout null means pings that need no answer
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ['read_frame', 'opcode' => 9], ['hang']]);
$client = connected($peer, pingInterval: 0.2, pongTimeout: null);
$peer->waitFor('hanging');
var_dump($client->recv(1.0));
var_dump($client->isConnected());
?>
--EXPECT--
NULL
bool(true)
