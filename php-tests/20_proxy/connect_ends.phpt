--TEST--
WebSocketClient::connect(): an HTTP proxy that ends the connection at each stage
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$open = ['send', 'bytes' => "HTTP/1.1 200 Connection established\r\n\r\n"];
$cases = [
    [['fin'], ['hang']],
    [['send', 'bytes' => "HTTP/1.1 200 Connection esta"], ['fin'], ['hang']],
    [['reset']],
    // Behind the tunnel: what the server would have done.
    [$open, ['read_some'], ['fin'], ['hang']],
    [$open, ['read_some'], ['reset']],
];
$peer = scripted_peer(array_map(fn(array $steps) => [['read_request'], ...$steps], $cases));
foreach ($cases as $i => $case) {
    foreach ($i < 3 ? ['ws'] : ['wss'] as $scheme) {
        attempt_named(
            fn() => connected($peer, url: "$scheme://example.test/", proxy: "http://127.0.0.1:$peer->port"),
            ['PROXY' => $peer->port],
        );
    }
}
// TLS in TLS: the outer one ends, with and without its own word for it.
$peer = scripted_peer([
    [['read_request'], $open, ['read_some'], ['fin'], ['hang']],
    [['read_request'], $open, ['read_some'], ['close']],
    [['read_request'], $open, ['read_some'], ['reset']],
], ['tls' => 'server']);
for ($i = 0; $i < 3; $i++) {
    attempt_named(
        fn() => connected(
            $peer,
            url: 'wss://example.test/',
            proxy: "https://127.0.0.1:$peer->port",
            tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')),
        ),
        ['PROXY' => $peer->port],
    );
}
?>
--EXPECT--
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the connection to 127.0.0.1:PROXY broke during the request to the proxy (CONNECT): the proxy closed it without an answer
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the connection to 127.0.0.1:PROXY broke during the request to the proxy (CONNECT): the proxy closed it in the middle of its answer
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the connection to 127.0.0.1:PROXY broke during the request to the proxy (CONNECT): Connection reset by peer
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the connection to example.test:443 through the proxy http://127.0.0.1:PROXY broke during the TLS handshake: the server closed it
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the connection to example.test:443 through the proxy http://127.0.0.1:PROXY broke during the TLS handshake: Connection reset by peer
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the connection to example.test:443 through the proxy https://127.0.0.1:PROXY broke during the TLS handshake: the server closed it
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the connection to example.test:443 through the proxy https://127.0.0.1:PROXY broke during the TLS handshake: the server closed it
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the connection to example.test:443 through the proxy https://127.0.0.1:PROXY broke during the TLS handshake: Connection reset by peer
