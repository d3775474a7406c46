--TEST--
WebSocketClient::__construct(): $reconnect of another type is a TypeError in PHP's wording
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([5, 'always', [], new stdClass(), WebSocketClient\Jitter::Full] as $policy) {
    attempt(fn() => new WebSocketClient('ws://example.com/', reconnect: $policy));
}
$unready = (new ReflectionClass(WebSocketClient\ReconnectPolicy::class))->newInstanceWithoutConstructor();
attempt(fn() => new WebSocketClient('ws://example.com/', reconnect: $unready));
?>
--EXPECTF--
TypeError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be of type ?WebSocketClient\ReconnectPolicy, int given
TypeError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be of type ?WebSocketClient\ReconnectPolicy, string given
TypeError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be of type ?WebSocketClient\ReconnectPolicy, array given
TypeError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be of type ?WebSocketClient\ReconnectPolicy, stdClass given
TypeError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be of type ?WebSocketClient\ReconnectPolicy, WebSocketClient\Jitter given
ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
