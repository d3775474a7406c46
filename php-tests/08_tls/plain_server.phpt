--TEST--
TLS: a server that speaks plain text
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
attempt(fn() => connected($peer, url: $peer->url(scheme: 'wss')));
?>
--EXPECTF--
WebSocketClient\TlsException: %s
