--TEST--
WebSocketClient::__construct(): subprotocols are strings
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([null, 5, [], new stdClass()] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', subprotocols: [$name]));
}
?>
--EXPECTF--
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s, null given
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s, int given
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s, array given
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must %s, stdClass given
