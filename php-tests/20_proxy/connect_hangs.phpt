--TEST--
WebSocketClient::connect(): a proxy that does not answer is given up after connectTimeout, wherever it hangs
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$open = ['send', 'bytes' => "HTTP/1.1 200 OK\r\n\r\n"];
$peer = scripted_peer([
    [['hang']],
    [['hang']],
    [['hang']],
    [['read_request'], $open, ['hang']],
    [['read_request'], $open, ['hang']],
    [['read_request'], ['send_slowly', 'bytes' => str_repeat('HTTP/1.1 100 ', 100), 'delay' => 0.05]],
    [['read_some'], ['send', 'bytes' => "\5\0\5"], ['hang']],
]);
$full = scripted_peer([['hang']], ['backlog_full' => true]);
$port = $peer->port;
$ways = [
    ["http://127.0.0.1:$port", 'ws'], ["https://127.0.0.1:$port", 'ws'], ["socks5://127.0.0.1:$port", 'ws'],
    ["http://127.0.0.1:$port", 'ws'], ["http://127.0.0.1:$port", 'wss'], ["http://127.0.0.1:$port", 'ws'],
    ["socks5://127.0.0.1:$port", 'ws'], ["http://127.0.0.1:$full->port", 'ws'],
];
foreach ($ways as [$proxy, $scheme]) {
    $start = elapsed();
    attempt_named(
        fn() => connected($peer, url: "$scheme://127.0.0.9/", proxy: $proxy, connectTimeout: 0.4),
        ['PROXY' => $port, 'FULL' => $full->port],
    );
    assert_waited(elapsed($start), 0.4);
}
?>
--EXPECT--
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.9/: the request to the proxy (CONNECT) took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:PROXY (connected)
waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.9/: the TLS handshake with the proxy took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:PROXY (connected)
waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.9/: the SOCKS5 dialogue with the proxy took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:PROXY (connected)
waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.9/: the HTTP upgrade took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:PROXY (connected)
waited out its limit
WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.9/: the TLS handshake took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:PROXY (connected)
waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.9/: the request to the proxy (CONNECT) took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:PROXY (connected)
waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.9/: the SOCKS5 dialogue with the proxy took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:PROXY (connected)
waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.9/: connecting to the proxy took longer than the limit of 0.4 s (connectTimeout): tried 127.0.0.1:FULL (no answer)
waited out its limit
