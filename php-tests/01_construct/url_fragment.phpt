--TEST--
WebSocketClient::__construct(): a fragment is refused (RFC 6455, 3)
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => new WebSocketClient('ws://example.com/#top'));
attempt(fn() => new WebSocketClient('ws://example.com/#'));
attempt(fn() => new WebSocketClient('ws://example.com/%23top'));
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not have a fragment; write %23 for a "#"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not have a fragment; write %23 for a "#"
nothing thrown
