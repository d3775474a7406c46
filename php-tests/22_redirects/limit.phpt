--TEST--
WebSocketClient::__construct(): $maxRedirects, and circles
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

/** Sends everybody to the next of these paths. */
function sending(array $paths): Peer
{
    return scripted_peer(array_map(
        fn(string $path) => [['respond', 'bytes' => "HTTP/1.1 302 Found\r\nLocation: $path\r\nX-Way: $path\r\nContent-Length: 0\r\n\r\n"]],
        $paths,
    ));
}

foreach ([0, 1, 2] as $most) {
    $peer = sending(['/1', '/2', '/3', '/4']);
    attempt_named(fn() => connected($peer, maxRedirects: $most), ['SERVER' => $peer->port]);
    echo count($peer->several('request', $most + 1)), " requests\n";
}
$peer = sending(['/1', '/2', '/3', '/4', '/5', '/6']);
$thrown = null;
try {
    connected($peer);
} catch (WebSocketClient\HandshakeException $thrown) {
    echo with_ports($thrown->getMessage(), ['SERVER' => $peer->port]), "\n";
    var_dump($thrown->statusCode, $thrown->headers['x-way']);
}
$peer = sending(['/b', '/', '/b', '/', '/b', '/']);
attempt_named(fn() => connected($peer), ['SERVER' => $peer->port]);
?>
--EXPECT--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 302 Found instead of switching to WebSocket
1 requests
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 302 Found, a redirect to ws://127.0.0.1:SERVER/2, after 1 others in a row (maxRedirects)
2 requests
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 302 Found, a redirect to ws://127.0.0.1:SERVER/3, after 2 others in a row (maxRedirects)
3 requests
Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 302 Found, a redirect to ws://127.0.0.1:SERVER/6, after 5 others in a row (maxRedirects)
int(302)
array(1) {
  [0]=>
  string(2) "/6"
}
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 302 Found, a redirect to ws://127.0.0.1:SERVER/, where it has sent us before, after 5 others in a row (maxRedirects)
