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
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of 0.5 s (connectTimeout)%S
waited out its limit
string(7) "connect"
bool(false)
