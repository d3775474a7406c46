--TEST--
WebSocketClient::__construct(): a subprotocol offered twice is refused (RFC 6455, 4.1)
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: ['chat', 'news', 'chat']));
attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: ['chat', 'Chat']));
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must not contain "chat" twice
nothing thrown
