--TEST--
WebSocketClient::connect(): the body of a refusal in chunks is put together
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([[
    'respond',
    'bytes' => "HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\nX-Trailer: 1\r\n\r\n",
]]);
$e = attempt(fn() => connected($peer));
var_dump($e->statusCode, $e->body);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Busy instead of switching to WebSocket
int(503)
string(12) "hello, world"
