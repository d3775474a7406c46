--TEST--
WebSocketClient::connect(): an extension that was not offered is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'headers' => ['Sec-WebSocket-Extensions: x-private; a=1']]]);
attempt(fn() => connected($peer));
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it uses the extension "x-private", which was not offered
