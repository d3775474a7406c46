--TEST--
WebSocketClient::sendMany(): $sendTimeout is for each write; a message of which half has left costs the connection
--FILE--
<?php
require __DIR__ . '/../17_streaming/streaming.inc';

// Takes one write after the other, all of which take longer than $sendTimeout.
$peer = scripted_peer([['upgrade'], ['read_slowly', 'size' => 65536, 'delay' => 0.02]], ['receive_buffer' => 65536]);
$limit = getenv('WEBSOCKET_TEST_VALGRIND') ? 2.0 : 0.8;
$client = connected($peer, sendTimeout: $limit);
$start = elapsed();
var_dump($client->sendMany(array_fill(0, 1280, str_repeat('x', 1 << 13))), elapsed($start) > $limit);

$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 65536]);
$client = connected($peer, sendTimeout: 0.5);
$start = elapsed();
$thrown = attempt(fn() => $client->sendMany(array_fill(0, 10000, str_repeat('x', 1 << 13))));
assert_waited(elapsed($start), 0.5);
var_dump($thrown->operation);
describe_state($client);
?>
--EXPECTF--
int(1280)
bool(true)
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not take a whole message within 0.5 s (sendTimeout); the connection was closed, since half a message cannot be taken back
waited out its limit
string(4) "send"
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: half a message had been sent when it was given up
