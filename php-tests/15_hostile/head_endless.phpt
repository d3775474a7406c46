--TEST--
HandshakeException: heads, interim answers and bodies that never end are given up within bounds of time and memory
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$endless = fn(string $beginning, string $over_and_over) => [
    ['read_request'],
    ['send', 'bytes' => $beginning],
    ['flood', 'bytes' => str_repeat($over_and_over, 1000)],
];
$peer = hostile_peer(
    $endless("HTTP/1.1 101 Yes\r\n", "X-A: b\r\n"),
    $endless("HTTP/1.1 101 Yes\r\nX-A: ", 'b'),
    $endless('HTTP/1.1 101 ', 'Y'),
    $endless('', "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
    $endless("HTTP/1.1 503 Busy\r\n\r\n", 'body'),
    $endless("HTTP/1.1 503 Busy\r\nContent-Length: 99999999999999999999\r\n\r\n", 'body'),
    $endless("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
    $endless("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n", '0'),
    $endless('', "\n"),
);
for ($i = 0; $i < 9; $i++) {
    $cost = cost();
    $e = attempt(fn() => connected($peer));
    echo strlen($e->body) <= 65536 ? '' : strlen($e->body) . " bytes of body\n";
    $cost->check(2, 4);
}
goes_on($peer);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is too long: it has more headers than this client takes (128)
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is too long: its header is longer than this client takes (65536 bytes)
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is too long: its header is longer than this client takes (65536 bytes)
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is too long: more informational answers (1xx) come before it than this client takes (16)
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Busy instead of switching to WebSocket
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Busy instead of switching to WebSocket
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Busy instead of switching to WebSocket
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Busy instead of switching to WebSocket
time and memory are within bounds
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: it is not HTTP/1.1
time and memory are within bounds
all is well
