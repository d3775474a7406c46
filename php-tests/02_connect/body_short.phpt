--TEST--
WebSocketClient::connect(): a refusal whose body ends too early is told with what came
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nhalf"]]);
$e = attempt(fn() => connected($peer));
var_dump($e->statusCode, $e->body);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 500 Oops instead of switching to WebSocket
int(500)
string(4) "half"
