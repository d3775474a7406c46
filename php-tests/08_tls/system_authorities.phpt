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
WebSocketClient\TlsException: %s
array(0) {
}
