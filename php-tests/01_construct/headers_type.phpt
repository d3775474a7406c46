--TEST--
WebSocketClient::__construct(): header values are strings or lists of strings
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([null, new stdClass(), [[]], [null], STDIN] as $value) {
    attempt(fn() => new WebSocketClient('ws://example.com/', ['X' => $value]));
}
?>
--EXPECTF--
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must %s, null given
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must %s, stdClass given
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must %s, array given
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must %s, null given
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must %s, resource given
