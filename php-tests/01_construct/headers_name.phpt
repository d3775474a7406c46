--TEST--
WebSocketClient::__construct(): header names that are no tokens are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['', 'X Y', "X\r", "X\n", "X\0", 'X:', 'X(', 'Ключ', "X\x7f", 'X"', 5] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', [$name => 'value']));
}
attempt(fn() => new WebSocketClient('ws://example.com/', ["!#$%&'*+-.^_`|~09azAZ" => 'value']));
?>
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must %s
nothing thrown
