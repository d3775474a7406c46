--TEST--
TlsOptions::$caFile: a file that is not there is told by connect(), with its name
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
attempt(fn() => connected($peer, tls: new WebSocketClient\TlsOptions(caFile: '/nowhere/ca.pem')));
?>
--EXPECTF--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the CA file /nowhere/ca.pem could not be read: No such file or directory
