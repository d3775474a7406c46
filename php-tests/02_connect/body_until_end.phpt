--TEST--
WebSocketClient::connect(): the body of a refusal without a length goes to the end of the connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 403 Forbidden\r\n\r\nno\n"], ['send', 'bytes' => 'really no']]);
$e = attempt(fn() => connected($peer));
var_dump($e->statusCode, $e->body);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 403 Forbidden instead of switching to WebSocket
int(403)
string(12) "no
really no"
