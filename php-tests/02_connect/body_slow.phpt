--TEST--
WebSocketClient::connect(): a refusal whose body drips is told in time, with what came
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['respond', 'bytes' => "HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nhalf"],
    ['send_slowly', 'bytes' => str_repeat('.', 96), 'delay' => 0.4],
]);
$start = elapsed();
$e = attempt(fn() => connected($peer, connectTimeout: 1.0));
assert_within(elapsed($start), 1.0);
var_dump($e->statusCode, rtrim($e->body, '.'));
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 500 Oops instead of switching to WebSocket
returned within its limit
int(500)
string(4) "half"
