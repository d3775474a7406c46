--TEST--
HandshakeException: an answer with a folded header is refused (RFC 9112, section 5.2)
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$good = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n";
$peer = hostile_peer(
    [['respond', 'bytes' => "HTTP/1.1 101 Yes\r\n{$good}X-Folded: one\r\n two\r\n\r\n"], ['read_until_eof']],
    [['respond', 'bytes' => "HTTP/1.1 101 Yes\r\n{$good}X-Folded: one\r\n\ttwo\r\n\r\n"], ['read_until_eof']],
    [['respond', 'bytes' => "HTTP/1.1 101 Yes\r\n folded: at once\r\n{$good}\r\n"], ['read_until_eof']],
    [['respond', 'bytes' => "HTTP/1.1 101 Yes\r\nUpgrade:\r\n websocket\r\nConnection: Upgrade\r\n" .
        "Sec-WebSocket-Accept: {accept}\r\n\r\n"], ['read_until_eof']],
    // A name must not be followed by white space (section 5.1).
    [['respond', 'bytes' => "HTTP/1.1 101 Yes\r\n{$good}X-Space : x\r\n\r\n"], ['read_until_eof']],
);
for ($i = 0; $i < 5; $i++) {
    attempt(fn() => connected($peer));
}
goes_on($peer);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: line 6 of its header is not a header field
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: line 6 of its header is not a header field
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: line 2 of its header is not a header field
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: line 3 of its header is not a header field
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: line 5 of its header is not a header field
all is well
