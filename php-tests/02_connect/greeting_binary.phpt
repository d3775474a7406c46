--TEST--
WebSocketClient::connect(): a peer that greets with bytes and no line's end is refused at once
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['send', 'bytes' => "\x15\x03\x03 binary greeting"], ['read_until_eof']]);
$start = elapsed();
$e = attempt(fn() => connected($peer, connectTimeout: 20.0));
assert_within(elapsed($start), 0.0, 5.0);
var_dump($e->statusCode, $e->headers);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) cannot be understood: it is TLS, which a server has behind wss:// and a proxy behind https://
returned within its limit
int(0)
array(0) {
}
