--TEST--
ProtocolException: the Close frame that goes out says what was wrong
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x83\x00"], ['read_frame', 'opcode' => 8]]);
$client = connected($peer);
attempt($client->recv(...));
echo $peer->waitFor('frame')['reason'], "\n";
?>
--EXPECTF--
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame has the reserved opcode 3; the connection was closed with code 1002 (protocol error)
a frame has the reserved opcode 3
