--TEST--
WebSocketClient::connect(): a peer that is silent after the TLS handshake
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']], ['tls' => 'server']);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
$client = new WebSocketClient($peer->url(), connectTimeout: 1.0, tls: $tls);
$start = elapsed();
$e = attempt($client->connect(...));
assert_waited(elapsed($start), 1.0);
var_dump($e->operation);
?>
--EXPECTF--
WebSocketClient\TimeoutException: %s1 s%S
waited out its limit
string(7) "connect"
