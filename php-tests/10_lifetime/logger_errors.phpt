--TEST--
WebSocketClient::setLogger(): what is no logger is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$client = new WebSocketClient('ws://example.com/');
attempt(fn() => $client->setLogger('error_log'));
attempt(fn() => $client->setLogger(new stdClass()));
attempt(fn() => $client->setLogger());
?>
--EXPECTF--
TypeError: WebSocketClient::setLogger(): Argument #1 ($logger) must be of type ?object, string given
TypeError: WebSocketClient::setLogger(): Argument #1 ($logger) must be a PSR-3 logger, stdClass has no method log()
ArgumentCountError: WebSocketClient::setLogger() expects exactly 1 argument, 0 given
