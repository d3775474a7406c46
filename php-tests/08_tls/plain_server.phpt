--TEST--
TLS: a server that speaks plain text
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['send', 'bytes' => "HTTP/1.1 400 Bad Request\r\n\r\n"], ['read_until_eof']]);
attempt(fn() => connected($peer, url: $peer->url(scheme: 'wss')));
?>
--EXPECTF--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the TLS handshake with 127.0.0.1 (127.0.0.1:%d) failed: %s
