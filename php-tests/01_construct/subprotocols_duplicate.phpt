--TEST--
WebSocketClient::__construct(): a subprotocol offered twice is refused (RFC 6455, 4.1)
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: ['chat', 'news', 'chat']));
attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: ['chat', 'Chat']));
?>
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
nothing thrown
