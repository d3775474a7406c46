--TEST--
WebSocketClient::recvMany(): wrong arguments, no connection, inside another recv()
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$client = new WebSocketClient('ws://127.0.0.1:1/');
attempt(fn() => $client->recvMany());
attempt(fn() => $client->recvMany(0));
attempt(fn() => $client->recvMany(-1));
attempt(fn() => $client->recvMany('many'));
attempt(fn() => $client->recvMany(1, -0.5));
attempt(fn() => $client->recvMany(1, 'soon'));
attempt(fn() => $client->recvMany(1));

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x81\x03one\x83\x00"], ['read_until_eof']]);
$client = connected($peer);
// Messages come before what was wrong behind them.
echo implode(', ', $client->recvMany(10)), "\n";
attempt(fn() => $client->recvMany(10));
?>
--EXPECTF--
ArgumentCountError: WebSocketClient::recvMany() expects at least 1 argument, 0 given
ValueError: WebSocketClient::recvMany(): Argument #1 ($max) must be greater than 0
ValueError: WebSocketClient::recvMany(): Argument #1 ($max) must be greater than 0
TypeError: WebSocketClient::recvMany(): Argument #1 ($max) must be of type int, string given
ValueError: WebSocketClient::recvMany(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
TypeError: WebSocketClient::recvMany(): Argument #2 ($timeout) must be of type ?float, string given
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
one
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame has the reserved opcode 3; the connection was closed with code 1002 (protocol error)
