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
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
ValueError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s
nothing thrown
