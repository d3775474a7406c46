--TEST--
WebSocketClient::close(): reasons over 123 bytes or not in UTF-8 are refused, and the connection stays open
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
attempt(fn() => $client->close(1000, str_repeat('x', 124)));
attempt(fn() => $client->close(1000, str_repeat('ü', 62)));
attempt(fn() => $client->close(1000, "\xff"));
$client->send('still open');
echo $client->recv(), "\n";
?>
--EXPECT--
ValueError: WebSocketClient::close(): Argument #2 ($reason) must be at most 123 bytes long, 124 bytes given
ValueError: WebSocketClient::close(): Argument #2 ($reason) must be at most 123 bytes long, 124 bytes given
ValueError: WebSocketClient::close(): Argument #2 ($reason) must be valid UTF-8
still open
