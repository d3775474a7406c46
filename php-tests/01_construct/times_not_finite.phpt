--TEST--
WebSocketClient::__construct(): times that are not finite are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['connectTimeout', 'receiveTimeout', 'sendTimeout', 'closeTimeout', 'pingInterval', 'pongTimeout'] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', ...[$name => NAN]));
    attempt(fn() => new WebSocketClient('ws://example.com/', ...[$name => INF]));
    attempt(fn() => new WebSocketClient('ws://example.com/', ...[$name => -INF]));
}
?>
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #4 ($connectTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #4 ($connectTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #4 ($connectTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #5 ($receiveTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #5 ($receiveTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #5 ($receiveTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #6 ($sendTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #6 ($sendTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #6 ($sendTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #7 ($closeTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #7 ($closeTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #7 ($closeTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #8 ($pingInterval) must %s
ValueError: WebSocketClient::__construct(): Argument #8 ($pingInterval) must %s
ValueError: WebSocketClient::__construct(): Argument #8 ($pingInterval) must %s
ValueError: WebSocketClient::__construct(): Argument #9 ($pongTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #9 ($pongTimeout) must %s
ValueError: WebSocketClient::__construct(): Argument #9 ($pongTimeout) must %s
