--TEST--
WebSocketClient::connect(): a peer that speaks something else
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['send', 'bytes' => "SSH-2.0-OpenSSH_9.2\r\n"], ['read_until_eof']],
    [['read_request'], ['send', 'bytes' => "\x15\x03\x01\x00\x02\x02\x46"]],
    [['read_request'], ['send', 'bytes' => "HTTP/1.1 1x1 Yes\r\n\r\n"]],
    [['read_request'], ['send', 'bytes' => "HTTP/1.1 101 Yes\r\nno colon\r\n\r\n"]],
    [['read_request'], ['send', 'bytes' => "HTTP/2 101\r\n\r\n"]],
]);
for ($i = 0; $i < 5; $i++) {
    attempt(fn() => connected($peer));
}
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: it is not HTTP/1.1
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: it is TLS, which a server has behind wss:// and a proxy behind https://
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: its status line is malformed
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: line 2 of its header is not a header field
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: it is not HTTP/1.1
