--TEST--
TLS: plain text to a server that speaks TLS
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']], ['tls' => 'server']);
var_dump(attempt(fn() => connected($peer, url: $peer->url(scheme: 'ws'))) instanceof WebSocketClient\ConnectException);
?>
--EXPECTF--
WebSocketClient\%sException: %s
bool(true)
