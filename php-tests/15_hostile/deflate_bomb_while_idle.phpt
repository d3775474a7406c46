--TEST--
ProtocolException: a bomb while PHP is elsewhere waits within bounds, and is answered with 1009 by the recv() that meets it
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
eventually(fn() => $client->getStats()->bufferedMessages === 1);
// Until nothing more is taken in: it might be meant for recvTo().
do {
    $received = $client->getStats()->wireBytesReceived;
    usleep(300_000);
} while ($client->getStats()->wireBytesReceived > $received);
$cost->check(5, 40);
echo $client->recv(), "\n";
attempt($client->recv(...));
echo $peer->waitFor('frame')['code'], "\n";
goes_on($peer);
?>
--EXPECTF--
time and memory are within bounds
before
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 16777217 bytes, more than maxMessageSize allows (16777216 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
1009
all is well
