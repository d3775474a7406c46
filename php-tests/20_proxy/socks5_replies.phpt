--TEST--
WebSocketClient::connect(): every reply of a SOCKS5 proxy that is no success is told in the words of RFC 1928
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

foreach (range(1, 9) as $reply) {
    $connections[] = [['read_some'], ['send', 'bytes' => "\5\0"], ['wait_seconds', 'seconds' => 0.05],
        ['send', 'bytes' => "\5" . chr($reply) . "\0\1\0\0\0\0\0\0"], ['hang']];
}
$peer = scripted_peer($connections);
for ($i = 1; $i <= 9; $i++) {
    attempt_named(
        fn() => connected($peer, url: 'wss://example.test/', proxy: "socks5h://127.0.0.1:$peer->port"),
        ['PROXY' => $peer->port],
    );
}
?>
--EXPECT--
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: general SOCKS server failure (SOCKS5 reply 1)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: connection not allowed by ruleset (SOCKS5 reply 2)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: Network unreachable (SOCKS5 reply 3)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: Host unreachable (SOCKS5 reply 4)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: Connection refused (SOCKS5 reply 5)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: TTL expired (SOCKS5 reply 6)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: Command not supported (SOCKS5 reply 7)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: Address type not supported (SOCKS5 reply 8)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy socks5h://127.0.0.1:PROXY did not connect to example.test:443: unassigned (SOCKS5 reply 9)
