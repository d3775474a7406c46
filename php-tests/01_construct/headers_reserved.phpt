--TEST--
WebSocketClient::__construct(): headers that belong to the handshake are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['Connection', 'Upgrade', 'Sec-WebSocket-Key', 'Sec-WebSocket-Version', 'Sec-WebSocket-Extensions', 'Sec-WebSocket-Protocol', 'sec-websocket-accept', 'Content-Length', 'Transfer-Encoding'] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', [$name => 'x']));
}
?>
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not %s
