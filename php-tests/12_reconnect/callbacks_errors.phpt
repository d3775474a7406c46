--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): what cannot be called is refused, and the callback there was stays
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$client = new WebSocketClient('ws://example.com/');
foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    foreach (['no_such_function', 5, [$client, 'none'], new stdClass()] as $callback) {
        attempt(fn() => $client->$method($callback));
    }
}
attempt(fn() => $client->onOpen());

$peer = python_peer();
$client = new WebSocketClient($peer->url());
$client->onOpen(fn() => print("still there\n"));
attempt(fn() => $client->onOpen('no_such_function'));
$client->connect();
?>
--EXPECT--
TypeError: WebSocketClient::onOpen(): Argument #1 ($callback) must be a valid callback or null, function "no_such_function" not found or invalid function name
TypeError: WebSocketClient::onOpen(): Argument #1 ($callback) must be a valid callback or null, no array or string given
TypeError: WebSocketClient::onOpen(): Argument #1 ($callback) must be a valid callback or null, class WebSocketClient does not have a method "none"
TypeError: WebSocketClient::onOpen(): Argument #1 ($callback) must be a valid callback or null, no array or string given
TypeError: WebSocketClient::onDisconnect(): Argument #1 ($callback) must be a valid callback or null, function "no_such_function" not found or invalid function name
TypeError: WebSocketClient::onDisconnect(): Argument #1 ($callback) must be a valid callback or null, no array or string given
TypeError: WebSocketClient::onDisconnect(): Argument #1 ($callback) must be a valid callback or null, class WebSocketClient does not have a method "none"
TypeError: WebSocketClient::onDisconnect(): Argument #1 ($callback) must be a valid callback or null, no array or string given
TypeError: WebSocketClient::onRetry(): Argument #1 ($callback) must be a valid callback or null, function "no_such_function" not found or invalid function name
TypeError: WebSocketClient::onRetry(): Argument #1 ($callback) must be a valid callback or null, no array or string given
TypeError: WebSocketClient::onRetry(): Argument #1 ($callback) must be a valid callback or null, class WebSocketClient does not have a method "none"
TypeError: WebSocketClient::onRetry(): Argument #1 ($callback) must be a valid callback or null, no array or string given
ArgumentCountError: WebSocketClient::onOpen() expects exactly 1 argument, 0 given
TypeError: WebSocketClient::onOpen(): Argument #1 ($callback) must be a valid callback or null, function "no_such_function" not found or invalid function name
still there
