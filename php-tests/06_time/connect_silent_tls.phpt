--TEST--
WebSocketClient::connect(): a peer that accepts and never answers the TLS handshake
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']]);
$client = new WebSocketClient($peer->url(scheme: 'wss'), connectTimeout: 0.5);
$start = elapsed();
$e = attempt($client->connect(...));
assert_waited(elapsed($start), 0.5);
var_dump($e->operation);
?>
--EXPECTF--
WebSocketClient\TimeoutException: %s0.5 s%S
waited out its limit
string(7) "connect"
