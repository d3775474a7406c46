--TEST--
WebSocketClient::connect(): HTTP/1.0 cannot switch protocols
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([[
    'respond',
    'bytes' => "HTTP/1.0 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n",
]]);
attempt(fn() => connected($peer));
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it is HTTP/1.0
