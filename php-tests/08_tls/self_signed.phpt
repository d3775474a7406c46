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
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: self%csigned certificate%S
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: self%csigned certificate%S
array(0) {
}
