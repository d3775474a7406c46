--TEST--
WebSocketClient::__construct(): subprotocols that are no tokens are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['', 'a b', 'a,b', "a\r\nX: y", "a\0", 'a;b', 'a/b', 'ünicode', "\x7f"] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: [$name]));
}
attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: ['graphql-transport-ws', 'v1.chat']));
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "a b" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "a,b" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "a\r\nX: y" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "a\0" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "a;b" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "a/b" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "ünicode" given
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must have only valid subprotocol names, "\u{7f}" given
nothing thrown
