--TEST--
WebSocketClient::__construct(): header values are strings, lists of strings or null
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([strlen(...), new stdClass(), [[]], [null], STDIN] as $value) {
    attempt(fn() => new WebSocketClient('ws://example.com/', ['X' => $value]));
}
?>
--EXPECT--
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings, lists of strings or null as values, Closure given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings, lists of strings or null as values, stdClass given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have only strings in lists as values, array given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have only strings in lists as values, null given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings, lists of strings or null as values, resource given for "X"
