--TEST--
ProtocolException: a bomb while PHP is elsewhere is answered with 1009 then, and told by the next call
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$peer = hostile_peer([
    ['upgrade', ...deflate_header()],
    ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'before'],
    ['send_frame', 'opcode' => 2, 'rsv' => 4, 'payload' => bomb(), 'repeat' => 4096],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer);
$cost = cost();
$peer->go();
echo $peer->waitFor('frame')['code'], "\n";
$cost->check(5, 40);
echo $client->recv(), "\n";
attempt($client->recv(...));
goes_on($peer);
?>
--EXPECTF--
1009
time and memory are within bounds
before
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a message of at least 16777217 bytes is larger than maxMessageSize (16777216 bytes); the connection was closed with code 1009 (message too big)
all is well
