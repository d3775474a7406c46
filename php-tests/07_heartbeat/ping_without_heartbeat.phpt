--TEST--
WebSocketClient::ping(): works without a heartbeat
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: null, pongTimeout: null);
var_dump($client->ping(5.0) > 0.0);
var_dump($client->ping() > 0.0);
?>
--EXPECT--
bool(true)
bool(true)
