--TEST--
WebSocketClient::recvTo(): what is no stream, or a closed one, is refused before anything is received
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'kept'], ['answer_close']]);
$client = connected($peer);
attempt(fn() => $client->recvTo('file'));
attempt(fn() => $client->recvTo(null));
attempt(fn() => $client->recvTo(new stdClass, 1));
attempt(fn() => $client->recvTo());
attempt(fn() => $client->recvTo(stream_context_create()));
$closed = fopen('php://memory', 'w');
fclose($closed);
attempt(fn() => $client->recvTo($closed));
$memory = fopen('php://memory', 'w+');
attempt(fn() => $client->recvTo($memory, -1));
attempt(fn() => $client->recvTo($memory, 'soon'));
attempt(fn() => (new WebSocketClient('ws://127.0.0.1:1/'))->recvTo($memory));
var_dump($client->recvTo($memory, 5.0));
$client->close();
?>
--EXPECT--
TypeError: WebSocketClient::recvTo(): Argument #1 ($stream) must be of type resource, string given
TypeError: WebSocketClient::recvTo(): Argument #1 ($stream) must be of type resource, null given
TypeError: WebSocketClient::recvTo(): Argument #1 ($stream) must be of type resource, stdClass given
ArgumentCountError: WebSocketClient::recvTo() expects at least 1 argument, 0 given
TypeError: WebSocketClient::recvTo(): supplied resource is not a valid stream resource
TypeError: WebSocketClient::recvTo(): supplied resource is not a valid stream resource
ValueError: WebSocketClient::recvTo(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
TypeError: WebSocketClient::recvTo(): Argument #2 ($timeout) must be of type ?float, string given
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
int(4)
