--TEST--
WebSocketClient::__construct(): header values are strings or lists of strings
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([null, new stdClass(), [[]], [null], STDIN] as $value) {
    attempt(fn() => new WebSocketClient('ws://example.com/', ['X' => $value]));
}
?>
--EXPECT--
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings or lists of strings as values, null given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings or lists of strings as values, stdClass given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings or lists of strings as values, array given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings or lists of strings as values, null given for "X"
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must have strings or lists of strings as values, resource given for "X"
