--TEST--
WebSocketClient::__construct(): sizes below 1 are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['maxMessageSize', 'readAhead'] as $name) {
    foreach ([0, -1, PHP_INT_MIN] as $value) {
        attempt(fn() => new WebSocketClient('ws://example.com/', ...[$name => $value]));
    }
    attempt(fn() => new WebSocketClient('ws://example.com/', ...[$name => PHP_INT_MAX]));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #10 ($maxMessageSize) must be greater than 0
ValueError: WebSocketClient::__construct(): Argument #10 ($maxMessageSize) must be greater than 0
ValueError: WebSocketClient::__construct(): Argument #10 ($maxMessageSize) must be greater than 0
nothing thrown
ValueError: WebSocketClient::__construct(): Argument #11 ($readAhead) must be greater than 0
ValueError: WebSocketClient::__construct(): Argument #11 ($readAhead) must be greater than 0
ValueError: WebSocketClient::__construct(): Argument #11 ($readAhead) must be greater than 0
nothing thrown
