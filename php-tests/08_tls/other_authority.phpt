--TEST--
TLS: a certificate of another authority is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'otherca']);
attempt(fn() => connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca'))));
var_dump($peer->all('open', 0.2));
?>
--EXPECTF--
WebSocketClient\TlsException: %sunable to get local issuer certificate%S
array(0) {
}
