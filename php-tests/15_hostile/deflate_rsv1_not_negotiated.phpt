--TEST--
ProtocolException: a compressed message where compression was not agreed on, or not even offered, is answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$steps = [['upgrade'], ['send', 'bytes' => "\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00"], ['read_frame', 'opcode' => 8]];
$peer = hostile_peer($steps, $steps);
suffer($peer);
suffer($peer, compression: false);
goes_on($peer);
?>
--EXPECTF--
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text frame has the reserved bit RSV1 set although no extension was negotiated; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'a text frame has the reserved bit RSV1 set although no extension was negotiated', not clean, by client
the peer got a Close frame with 1002
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text frame has the reserved bit RSV1 set although no extension was negotiated; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'a text frame has the reserved bit RSV1 set although no extension was negotiated', not clean, by client
the peer got a Close frame with 1002
all is well
