--TEST--
ProtocolException: a bomb, 4 MiB that inflate to 4 GiB, is answered with 1009 and costs no more than maxMessageSize
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$bomb = bomb();
$steps = [
    ['upgrade', ...deflate_header()],
    ['send_frame', 'opcode' => 2, 'rsv' => 4, 'payload' => $bomb, 'repeat' => 4096],
    ['read_frame', 'opcode' => 8],
];
$peer = hostile_peer($steps, $steps, $steps);
printf("%.1f MiB\n", strlen($bomb) * 4096 / 1048576);
$cost = cost();
// Found out while it is inflated.
suffer($peer);
$cost->check(5, 40);
// Found out from its header.
suffer($peer, maxMessageSize: 1 << 20);
$cost->check(5, 40);
suffer($peer, maxMessageSize: 4 << 20);
goes_on($peer);
$cost->check(5, 40);
?>
--EXPECTF--
4.%d MiB
The server at ws://127.0.0.1:%d/ sent a message of at least 16777217 bytes, more than maxMessageSize allows (16777216 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
WebSocketClient\ProtocolException: code 1009, reason 'a message of at least 16777217 bytes is larger than the limit of 16777216 bytes', not clean, by client
the peer got a Close frame with 1009
time and memory are within bounds
The server at ws://127.0.0.1:%d/ sent a message of at least %d bytes, more than maxMessageSize allows (1048576 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
WebSocketClient\ProtocolException: code 1009, reason 'a message of at least %d bytes is larger than the limit of 1048576 bytes', not clean, by client
the peer got a Close frame with 1009
time and memory are within bounds
The server at ws://127.0.0.1:%d/ sent a message of at least 4194305 bytes, more than maxMessageSize allows (4194304 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
WebSocketClient\ProtocolException: code 1009, reason 'a message of at least 4194305 bytes is larger than the limit of 4194304 bytes', not clean, by client
the peer got a Close frame with 1009
all is well
time and memory are within bounds
