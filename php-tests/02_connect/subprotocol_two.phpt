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
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it chose 2 subprotocols, not one: "chat, news"
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it chose 2 subprotocols, not one: "chat, news"
