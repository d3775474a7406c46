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
WebSocketClient\HandshakeException: %s
WebSocketClient\HandshakeException: %s
WebSocketClient\HandshakeException: %s
WebSocketClient\HandshakeException: %s
