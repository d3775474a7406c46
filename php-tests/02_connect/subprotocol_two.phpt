--TEST--
WebSocketClient::connect(): a peer that chooses two subprotocols is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['upgrade', 'headers' => ['Sec-WebSocket-Protocol: chat, news']]],
    [['upgrade', 'headers' => ['Sec-WebSocket-Protocol: chat', 'Sec-WebSocket-Protocol: news']]],
]);
attempt(fn() => connected($peer, subprotocols: ['chat', 'news']));
attempt(fn() => connected($peer, subprotocols: ['chat', 'news']));
?>
--EXPECTF--
WebSocketClient\HandshakeException: %s
WebSocketClient\HandshakeException: %s
