--TEST--
WebSocketClient::__construct(): a fragment is refused (RFC 6455, 3)
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => new WebSocketClient('ws://example.com/#top'));
attempt(fn() => new WebSocketClient('ws://example.com/#'));
attempt(fn() => new WebSocketClient('ws://example.com/%23top'));
?>
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not %s
nothing thrown
