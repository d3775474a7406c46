--TEST--
WebSocketClient::connect(): an answer to another key is refused, and one that does not say to which
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$answer = fn(string $line) => [
    ['respond', 'bytes' => "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n$line\r\n"],
];
$peer = scripted_peer([
    $answer("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"),
    $answer(''),
    $answer("Sec-WebSocket-Accept: \r\n"),
    $answer("Sec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Accept: {accept}\r\n"),
]);
attempt(fn() => connected($peer));
attempt(fn() => connected($peer));
attempt(fn() => connected($peer));
attempt(fn() => connected($peer));
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: its Sec-WebSocket-Accept does not prove that it read our request
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it has no Sec-WebSocket-Accept
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: its Sec-WebSocket-Accept does not prove that it read our request
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it has 2 Sec-WebSocket-Accept headers, not one
