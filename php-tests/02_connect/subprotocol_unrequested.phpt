--TEST--
WebSocketClient::connect(): a subprotocol that was not offered is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'headers' => ['Sec-WebSocket-Protocol: other']]]);
attempt(fn() => connected($peer, subprotocols: ['chat']));
attempt(fn() => connected($peer));
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it chose the subprotocol "other", which was not offered
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it chose the subprotocol "other", which was not offered
