--TEST--
WebSocketClient::__construct(): schemes other than ws and wss are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['http://example.com/', 'https://example.com/', 'wsx://example.com/', 'example.com', '//example.com/', 'file:///etc/hosts', ''] as $url) {
    attempt(fn() => new WebSocketClient($url));
}
foreach (['WS://example.com/', 'WsS://example.com/'] as $url) {
    attempt(fn() => new WebSocketClient($url));
}
?>
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
nothing thrown
nothing thrown
