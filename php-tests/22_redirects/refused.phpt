--TEST--
WebSocketClient::connect(): redirects that are not followed
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$tls = new TlsOptions(caFile: certificate('ca'));
$locations = ['http://127.0.0.1:9/x?token=t', 'ws://elsewhere.test/', 'ws+unix:///run/x.sock:/', 'file:///etc/passwd', 'https://h:99999/', 'https://h:0/'];
$answers = array_map(fn(string $location) => "Location: $location\r\n", $locations);
$answers[] = '';
$peer = scripted_peer(array_map(
    fn(string $line) => [['respond', 'bytes' => "HTTP/1.1 301 Moved Permanently\r\n{$line}Content-Length: 4\r\n\r\nbody"]],
    $answers,
), ['tls' => 'server']);
foreach ($answers as $_) {
    attempt_named(fn() => connected($peer, tls: $tls), ['SERVER' => $peer->port]);
}
// Other answers of this class are none to follow.
foreach ([300, 304, 305] as $status) {
    $peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 $status X\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"]]);
    attempt_named(fn() => connected($peer), ['SERVER' => $peer->port]);
}
?>
--EXPECT--
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 301 Moved Permanently, a redirect, but it leads from wss to ws (ws://127.0.0.1:9/x), where everybody on the way could read and change what is sent
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 301 Moved Permanently, a redirect, but it leads from wss to ws (ws://elsewhere.test/), where everybody on the way could read and change what is sent
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 301 Moved Permanently, a redirect, but its Location has the scheme "ws+unix"
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 301 Moved Permanently, a redirect, but its Location has the scheme "file"
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 301 Moved Permanently, a redirect, but its Location is not a URL: invalid port number
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 301 Moved Permanently, a redirect, but its Location must not use port 0
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 301 Moved Permanently instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 300 X instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 304 X instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 305 X instead of switching to WebSocket
