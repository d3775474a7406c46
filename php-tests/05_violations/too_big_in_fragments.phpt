--TEST--
ProtocolException: fragments that add up to too much are answered with 1009
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'x', 'repeat' => 600, 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => 'x', 'repeat' => 400, 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => 'x', 'declared' => 1],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer, maxMessageSize: 1000);
attempt($client->recv(...));
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECTF--
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 1001 bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
1009
