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
WebSocketClient\HandshakeException: %s
WebSocketClient\HandshakeException: %s
