--TEST--
WebSocketClient::connect(): a SOCKS5 proxy that breaks the protocol, or ends the connection
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$cases = [
    // What is no SOCKS5, and what was not offered.
    [['send', 'bytes' => "HTTP/1.1 400 Bad Request\r\n\r\n"], ['hang']],
    [['send', 'bytes' => "\4\0"], ['hang']],
    [['send', 'bytes' => "\5\1"], ['hang']],
    [['send', 'bytes' => "\5\2"], ['hang']],
    [['send', 'bytes' => "\5\xff"], ['hang']],
    [['send', 'bytes' => "\5\0\4\0"], ['hang']],
    [['send', 'bytes' => "\5\0\5\0\0\7"], ['hang']],
    // Ends.
    [['fin'], ['hang']],
    [['send', 'bytes' => "\5"], ['fin'], ['hang']],
    [['send', 'bytes' => "\5\0\5\0\0\1\1\2"], ['fin'], ['hang']],
    [['reset']],
];
$peer = scripted_peer(array_map(fn(array $steps) => [['read_some'], ...$steps], $cases));
foreach ($cases as $case) {
    attempt_named(
        fn() => connected($peer, url: 'ws://example.test/', proxy: "socks5h://127.0.0.1:$peer->port"),
        ['PROXY' => $peer->port],
    );
}
?>
--EXPECT--
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the proxy socks5h://127.0.0.1:PROXY does not speak SOCKS5: its answer begins with 0x48
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the proxy socks5h://127.0.0.1:PROXY does not speak SOCKS5: its answer begins with 0x04
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the proxy socks5h://127.0.0.1:PROXY chose the authentication method 0x01, which was not offered
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the proxy socks5h://127.0.0.1:PROXY chose the authentication method 0x02, which was not offered
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the proxy socks5h://127.0.0.1:PROXY wants authentication: give user and password, as in socks5://user:password@host
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the proxy socks5h://127.0.0.1:PROXY does not speak SOCKS5: its answer begins with 0x04
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the reply of the proxy socks5h://127.0.0.1:PROXY cannot be understood: it has an address of type 0x07
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the connection to 127.0.0.1:PROXY broke during the SOCKS5 dialogue with the proxy: the proxy closed it without an answer
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the connection to 127.0.0.1:PROXY broke during the SOCKS5 dialogue with the proxy: the proxy closed it in the middle of its answer
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the connection to 127.0.0.1:PROXY broke during the SOCKS5 dialogue with the proxy: the proxy closed it in the middle of its answer
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the connection to 127.0.0.1:PROXY broke during the SOCKS5 dialogue with the proxy: Connection reset by peer
