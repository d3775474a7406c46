--TEST--
WebSocketClient::connect(): what an HTTP proxy may answer to CONNECT, and what is said of it
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$answers = [
    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n",
    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Digest realm=\"a, b\", nonce=\"c\"\r\n\r\n",
    "HTTP/1.0 403 Filtered by the house rules\r\nContent-Type: text/html\r\n\r\n<h1>no</h1>",
    "HTTP/1.1 502 Bad Gateway\r\n\r\n",
    "HTTP/1.1 503\r\n\r\n",
    "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.test/\r\n\r\n",
    "SSH-2.0-OpenSSH_9.2\r\n",
    "\5\0",
    "HTTP/1.1 200 OK\r\n bad\r\n\r\n",
    'HTTP/1.1 200 OK' . str_repeat("\r\nX: " . str_repeat('x', 1000), 70),
    str_repeat("HTTP/1.1 100 Continue\r\n\r\n", 20),
];
$peer = scripted_peer(array_map(fn(string $answer) => [['read_request'], ['send', 'bytes' => $answer], ['hang']], $answers));
foreach ($answers as $_) {
    attempt_named(
        fn() => connected($peer, url: 'wss://example.test/', proxy: "http://127.0.0.1:$peer->port"),
        ['PROXY' => $peer->port],
    );
}
$request = $peer->several('request', 1)[0];
echo without_user_agent(implode("\n", [$request['line'], ...$request['lines']])), "\n";
?>
--EXPECT--
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy http://127.0.0.1:PROXY answered 407 Proxy Authentication Required to CONNECT example.test:443; it wants a user and a password, as in http://user:password@host
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy http://127.0.0.1:PROXY answered 407 Proxy Authentication Required to CONNECT example.test:443; it wants Negotiate, NTLM, and only Basic is spoken here
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy http://127.0.0.1:PROXY answered 407 Proxy Authentication Required to CONNECT example.test:443; it wants Digest, and only Basic is spoken here
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy http://127.0.0.1:PROXY answered 403 Filtered by the house rules to CONNECT example.test:443
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy http://127.0.0.1:PROXY answered 502 Bad Gateway to CONNECT example.test:443
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy http://127.0.0.1:PROXY answered 503 to CONNECT example.test:443
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the proxy http://127.0.0.1:PROXY answered 302 Found to CONNECT example.test:443
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the answer of the proxy http://127.0.0.1:PROXY to CONNECT example.test:443 cannot be understood: it is not HTTP/1.1
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the answer of the proxy http://127.0.0.1:PROXY to CONNECT example.test:443 cannot be understood: it is not HTTP/1.1
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the answer of the proxy http://127.0.0.1:PROXY to CONNECT example.test:443 cannot be understood: line 2 of its header is not a header field
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the answer of the proxy http://127.0.0.1:PROXY to CONNECT example.test:443 is too long: its header is longer than this client takes (65536 bytes)
WebSocketClient\ConnectException: Could not connect to wss://example.test/: the answer of the proxy http://127.0.0.1:PROXY to CONNECT example.test:443 is too long: more informational answers (1xx) come before it than this client takes (16)
CONNECT example.test:443 HTTP/1.1
Host: example.test:443
User-Agent: AGENT
