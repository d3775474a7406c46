--TEST--
TLS: plain text to a server that speaks TLS
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']], ['tls' => 'server']);
attempt(fn() => connected($peer, url: $peer->url(scheme: 'ws')));
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the HTTP upgrade: %s
