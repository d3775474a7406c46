--TEST--
WebSocketClient::connect(): keeps its time limit, whatever the server or a proxy never stops sending
--FILE--
<?php
require __DIR__ . '/../helpers/flood.inc';

$endless = fn(string $unit): array => ['flood', 'bytes' => str_repeat($unit, intdiv(1 << 19, strlen($unit)))];
$answer = fn(string $head): array => [['read_request'], ['send', 'bytes' => $head]];
// TLS 1.2 has a client ignore these during a handshake (RFC 5246, section 7.4.1.1).
$hello = $endless("\x16\x03\x03\0\x04\0\0\0\0");
$cases = [
    'informational answers' => ['ws', $answer(''), $endless("HTTP/1.1 100 Continue\r\n\r\n")],
    'headers' => ['ws', $answer("HTTP/1.1 101 Switching Protocols\r\n"), $endless("a: b\r\n")],
    'a header' => ['ws', $answer("HTTP/1.1 101 Switching Protocols\r\na: "), $endless('b')],
    'the body of a refusal' => ['ws', $answer("HTTP/1.1 403 No\r\n\r\n"), $endless('b')],
    'chunks of a refusal' => ['ws', $answer("HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n"), $endless("1\r\nb\r\n")],
    'the body of a redirect' => ['ws', $answer("HTTP/1.1 302 X\r\nLocation: /\r\n\r\n"), $endless('b')],
    'headers of a redirect' => ['ws', $answer("HTTP/1.1 302 X\r\nLocation: /\r\n"), $endless("a: b\r\n")],
    'a hello in TLS' => ['wss', [['read_some']], $hello],
    'informational answers of a proxy' => ['ws', $answer(''), $endless("HTTP/1.1 100 Continue\r\n\r\n"), 'proxy'],
    'headers of a proxy' => ['ws', $answer("HTTP/1.1 200 OK\r\n"), $endless("a: b\r\n"), 'proxy'],
    'a hello in TLS behind a proxy' => ['wss', $answer("HTTP/1.1 200 OK\r\n\r\n"), $hello, 'proxy'],
];
foreach ($cases as $what => $case) {
    [$scheme, $begin, $flood, $proxy] = $case + [3 => null];
    $peer = scripted_peer([...$begin, $flood]);
    for ($try = 0; $try < 3; $try++) {
        $client = new WebSocketClient(
            $proxy ? "$scheme://server.test/" : $peer->url(scheme: $scheme),
            connectTimeout: LIMIT,
            proxy: $proxy ? "http://127.0.0.1:$peer->port" : null,
        );
        assert_limited("connect(), $what", $client->connect(...), true);
        $client->isConnected() and print "$what: connected\n";
    }
    unset($peer);
}

// Frames without end that begin with the answer.
$peer = scripted_peer([['upgrade', 'after' => str_repeat("\x89\0", 100_000)], $endless("\x89\0")]);
$client = flooded($peer);
assert_limited('recv() after connect()', fn() => $client->recv(LIMIT), true);
echo $client->getState()->name, "\n";
?>
--EXPECT--
Open
