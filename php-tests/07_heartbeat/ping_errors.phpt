--TEST--
WebSocketClient::ping(): bad time limits are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach ([-1.0, NAN, INF, 'soon'] as $timeout) {
    attempt(fn() => $client->ping($timeout));
}
var_dump($client->ping() > 0.0);
?>
--EXPECT--
ValueError: WebSocketClient::ping(): Argument #1 ($timeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::ping(): Argument #1 ($timeout) must be a finite number of seconds greater than 0
ValueError: WebSocketClient::ping(): Argument #1 ($timeout) must be a finite number of seconds greater than 0
TypeError: WebSocketClient::ping(): Argument #1 ($timeout) must be of type ?float, string given
bool(true)
