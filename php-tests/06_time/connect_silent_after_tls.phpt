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
WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of 1 s (connectTimeout)%S
waited out its limit
string(7) "connect"
