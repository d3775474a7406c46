--TEST--
WebSocketClient::connect(): a web server that answers 200
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage"]]);
$e = attempt(fn() => connected($peer));
var_dump($e->statusCode, $e->body);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 200 OK instead of switching to WebSocket
int(200)
string(4) "page"
