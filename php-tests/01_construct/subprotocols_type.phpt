--TEST--
WebSocketClient::__construct(): subprotocols are strings
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([null, 5, [], new stdClass()] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: [$name]));
}
?>
--EXPECT--
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must be an array of strings, null given
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must be an array of strings, int given
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must be an array of strings, array given
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must be an array of strings, stdClass given
