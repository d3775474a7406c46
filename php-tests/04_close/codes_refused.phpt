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
--EXPECT--
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 0 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 1 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 999 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 1004 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 1005 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 1006 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 1015 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 1016 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 2999 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 5000 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 66536 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, -1 given
ValueError: WebSocketClient::close(): Argument #1 ($code) must be between 1000 and 1003, 1007 and 1014, or 3000 and 4999, 9223372036854775807 given
still open
