--TEST--
ProtocolException: a bomb in 4096 fragments, with Pings between them, is answered with 1009
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$bomb = bomb();
$length = pack('n', strlen($bomb));
$peer = hostile_peer([
    ['upgrade', ...deflate_header()],
    ['send', 'bytes' => "\x42\x7e$length$bomb"],
    ['send', 'bytes' => str_repeat("\x89\x02hi\x00\x7e$length$bomb", 4096)],
    ['read_until_eof'],
]);
$cost = cost();
suffer($peer);
goes_on($peer);
// The bomb is in this process, too.
$cost->check(5, 60);
?>
--EXPECTF--
The server at ws://127.0.0.1:%d/ sent a message of at least 16777217 bytes, more than maxMessageSize allows (16777216 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
WebSocketClient\ProtocolException: code 1009, reason 'a message of at least 16777217 bytes is larger than the limit of 16777216 bytes', not clean, by client
the peer got a Close frame with 1009
all is well
time and memory are within bounds
