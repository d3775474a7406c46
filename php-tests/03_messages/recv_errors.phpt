--TEST--
WebSocketClient::recv(): bad time limits are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach ([-0.001, -1, NAN, INF, -INF, 'soon', []] as $timeout) {
    attempt(fn() => $client->recv($timeout));
}
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
TypeError: WebSocketClient::recv(): Argument #1 ($timeout) must be of type ?float, string given
TypeError: WebSocketClient::recv(): Argument #1 ($timeout) must be of type ?float, array given
still here
