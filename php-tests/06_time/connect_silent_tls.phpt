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
WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.1:%d/: the TLS handshake took longer than the limit of 0.5 s (connectTimeout)%S
waited out its limit
string(7) "connect"
