--TEST--
WebSocketClient::connect(): an answer whose head does not end is refused, not collected
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$lines = fn(int $count) => implode('', array_map(fn(int $i) => "X-$i: $i\r\n", range(1, $count)));
$peer = scripted_peer([
    [['read_request'], ['send', 'bytes' => "HTTP/1.1 101 Yes\r\nX: " . str_repeat('x', 4 << 20)], ['read_until_eof']],
    [['read_request'], ['send', 'bytes' => "HTTP/1.1 101 Yes\r\n" . $lines(20000)], ['read_until_eof']],
    [['read_request'], ['send', 'bytes' => str_repeat('x', 4 << 20)], ['read_until_eof']],
]);
for ($i = 0; $i < 3; $i++) {
    $start = elapsed();
    attempt(fn() => connected($peer));
    assert_within(elapsed($start), 0.0);
}
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is too long: its header is longer than this client takes (65536 bytes)
returned within its limit
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is too long: it has more headers than this client takes (128)
returned within its limit
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: it is not HTTP/1.1
returned within its limit
