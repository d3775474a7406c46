--TEST--
WebSocketClient::close(): codes that must not be sent are refused, and the connection stays open
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach ([0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65536 + 1000, -1, PHP_INT_MAX] as $code) {
    attempt(fn() => $client->close($code));
}
$client->send('still open');
echo $client->recv(), "\n";
?>
--EXPECTF--
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
ValueError: WebSocketClient::close(): Argument #1 ($code) must %s
still open
