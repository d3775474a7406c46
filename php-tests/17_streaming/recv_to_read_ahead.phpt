--TEST--
WebSocketClient::recvTo(): messages that the heartbeat has taken in are written from there, in order, and after the end as well
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'one '],
    ['send_frame', 'opcode' => 2, 'payload' => ''],
    ['send_frame', 'opcode' => 1, 'payload' => 'three '],
    ['send_frame', 'opcode' => 1, 'payload' => 'four'],
    ['send_close', 'code' => 1000],
    ['read_until_eof'],
]);
$client = connected($peer);
$peer->waitFor('eof');
$memory = fopen('php://memory', 'w+');
var_dump($client->recvTo($memory), $client->recvTo($memory), $client->recv()->data, $client->recvTo($memory, 0));
var_dump(stream_get_contents($memory, offset: 0));
$thrown = attempt(fn() => $client->recvTo($memory));
describe_closure($thrown);
?>
--EXPECTF--
int(4)
int(0)
string(6) "three "
int(4)
string(8) "one four"
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: code 1000, reason '', clean, by peer
