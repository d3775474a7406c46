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
--EXPECTF--
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must be greater than or equal to 0
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must be greater than or equal to 0
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must %s
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must %s
ValueError: WebSocketClient::recv(): Argument #1 ($timeout) must %s
TypeError: WebSocketClient::recv(): Argument #1 ($timeout) must be of type ?float, string given
TypeError: WebSocketClient::recv(): Argument #1 ($timeout) must be of type ?float, array given
still here
