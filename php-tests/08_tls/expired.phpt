--TEST--
TLS: a certificate that has expired is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'expired']);
attempt(fn() => connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca'))));
var_dump($peer->all('open', 0.2));
?>
--EXPECTF--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: certificate has expired%S
array(0) {
}
