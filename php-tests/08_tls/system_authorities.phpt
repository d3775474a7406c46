--TEST--
TLS: without caFile the system's authorities count, and ours is none of them
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
attempt(fn() => connected($peer));
var_dump($peer->all('open', 0.2));
?>
--EXPECTF--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: unable to get local issuer certificate%S
array(0) {
}
