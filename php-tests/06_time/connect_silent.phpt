--TEST--
WebSocketClient::connect(): a peer that accepts and says nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']]);
$client = new WebSocketClient($peer->url(), connectTimeout: 0.5);
$start = elapsed();
$e = attempt($client->connect(...));
assert_waited(elapsed($start), 0.5);
var_dump($e->operation, $client->isConnected());
?>
--EXPECTF--
WebSocketClient\TimeoutException: %s0.5 s%S
waited out its limit
string(7) "connect"
bool(false)
