--TEST--
WebSocketClient::__construct(): header names that are no tokens are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['', 'X Y', "X\r", "X\n", "X\0", 'X:', 'X(', 'Ключ', "X\x7f", 'X"', "X-\xff", 5] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', [$name => 'value']));
}
attempt(fn() => new WebSocketClient('ws://example.com/', ["!#$%&'*+-.^_`|~09azAZ" => 'value']));
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X Y" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X\r" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X\n" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X\0" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X:" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X(" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "Ключ" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X\u{7f}" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X\"" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X-\xff" given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have header names as keys, 5 given
nothing thrown
