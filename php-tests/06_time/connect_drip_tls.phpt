--TEST--
WebSocketClient::connect(): a TLS handshake of one byte at a time does not prolong the limit
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['send_slowly', 'bytes' => "\x16\x03\x03\x00\x7a\x02\x00\x00\x76", 'delay' => 0.3], ['hang']]);
$client = new WebSocketClient($peer->url(scheme: 'wss'), connectTimeout: 1.0);
$start = elapsed();
$e = attempt($client->connect(...));
assert_waited(elapsed($start), 1.0);
var_dump($e->operation);
?>
--EXPECTF--
WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.1:%d/: the TLS handshake took longer than the limit of 1 s (connectTimeout)%S
waited out its limit
string(7) "connect"
