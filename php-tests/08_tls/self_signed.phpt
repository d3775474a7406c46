--TEST--
TLS: a certificate signed by itself is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'selfsigned']);
attempt(fn() => connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca'))));
attempt(fn() => connected($peer));
var_dump($peer->all('open', 0.2));
?>
--EXPECTF--
WebSocketClient\TlsException: %sself%Ssigned certificate%S
WebSocketClient\TlsException: %sself%Ssigned certificate%S
array(0) {
}
