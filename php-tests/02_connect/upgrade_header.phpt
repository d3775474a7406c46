--TEST--
WebSocketClient::connect(): a 101 without Upgrade and Connection is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$answer = fn(string ...$lines) => [
    ['respond', 'bytes' => implode("\r\n", ['HTTP/1.1 101 Yes', ...$lines, 'Sec-WebSocket-Accept: {accept}', '', ''])],
];
$peer = scripted_peer([
    $answer('Connection: Upgrade'),
    $answer('Upgrade: websocket'),
    $answer('Upgrade: h2c', 'Connection: Upgrade'),
    $answer('Upgrade: websocket', 'Connection: keep-alive'),
]);
attempt(fn() => connected($peer));
attempt(fn() => connected($peer));
attempt(fn() => connected($peer));
attempt(fn() => connected($peer));
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it has no "Upgrade: websocket"
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it has no "Connection: Upgrade"
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it has no "Upgrade: websocket"
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it has no "Connection: Upgrade"
