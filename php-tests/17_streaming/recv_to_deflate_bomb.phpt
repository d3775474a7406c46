--TEST--
WebSocketClient::recvTo(): what inflates to 256 MiB is inflated in pieces
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = hostile_peer([
    ['upgrade', ...deflate_header()],
    ['send_frame', 'opcode' => 2, 'rsv' => 4, 'payload' => bomb(), 'repeat' => 256],
    ['send_frame', 'opcode' => 1, 'payload' => 'after'],
    ['answer_close'],
]);
// What the heartbeat's thread may take in first is bounded by this.
$client = connected($peer, maxMessageSize: 1 << 20);
$cost = cost();
var_dump($client->recvTo(fopen('/dev/null', 'wb'), 30));
$cost->check(30, 8);
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
int(268435456)
time and memory are within bounds
after
