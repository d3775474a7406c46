--TEST--
TlsOptions::$caFile: a file without a certificate trusts nobody, and is told
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
attempt(fn() => connected($peer, tls: new WebSocketClient\TlsOptions(caFile: __FILE__)));
?>
--EXPECTF--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the CA file %sca_file_empty.php holds no PEM certificate
