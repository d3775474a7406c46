--TEST--
WebSocketClient::__construct(): ports that are none are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['0', '65536', '99999999999', '-1', '80a', ' 80', '+80', '0x50'] as $port) {
    attempt(fn() => new WebSocketClient("ws://example.com:$port/"));
}
foreach (['1', '65535', ''] as $port) {
    attempt(fn() => new WebSocketClient("ws://example.com:$port/"));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not use port 0
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid port number
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid port number
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid port number
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid port number
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid port number
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid port number
nothing thrown
nothing thrown
nothing thrown
