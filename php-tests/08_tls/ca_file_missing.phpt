--TEST--
TlsOptions::$caFile: a file that is not there is told by connect(), with its name
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
attempt(fn() => connected($peer, tls: new WebSocketClient\TlsOptions(caFile: '/nowhere/ca.pem')));
?>
--EXPECTF--
WebSocketClient\TlsException: %s/nowhere/ca.pem%sNo such file or directory%S
