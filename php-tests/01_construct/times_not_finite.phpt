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
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #4 ($connectTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #4 ($connectTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #4 ($connectTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #5 ($receiveTimeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::__construct(): Argument #5 ($receiveTimeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::__construct(): Argument #5 ($receiveTimeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::__construct(): Argument #6 ($sendTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #6 ($sendTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #6 ($sendTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #7 ($closeTimeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::__construct(): Argument #7 ($closeTimeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::__construct(): Argument #7 ($closeTimeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::__construct(): Argument #8 ($pingInterval) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #8 ($pingInterval) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #8 ($pingInterval) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #9 ($pongTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #9 ($pongTimeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::__construct(): Argument #9 ($pongTimeout) must be a finite number of seconds greater than 0
