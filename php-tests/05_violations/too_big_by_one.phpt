--TEST--
ProtocolException: one byte more than maxMessageSize
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 2, 'payload' => 'x', 'repeat' => 70000],
    ['send_frame', 'opcode' => 2, 'payload' => 'x', 'repeat' => 70001],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer, maxMessageSize: 70000);
var_dump(strlen($client->recv()->data));
attempt($client->recv(...));
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECTF--
int(70000)
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 70001 bytes, more than maxMessageSize allows (70000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
1009
