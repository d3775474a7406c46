--TEST--
ProtocolException: a compressed text that is not UTF-8 is answered with 1007, as soon as that is plain
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$bad = compressor()("caf\xe9 au lait");
$cut = compressor()("caf\xc3");
$peer = hostile_peer(
    [['upgrade', ...deflate_header()], ['send_frame', 'opcode' => 1, 'rsv' => 4, 'payload' => $bad], ['read_frame']],
    // Not final, and nothing follows.
    [['upgrade', ...deflate_header()], ['send_frame', 'opcode' => 1, 'rsv' => 4, 'payload' => $bad, 'fin' => false], ['read_frame']],
    // Ends inside a character.
    [['upgrade', ...deflate_header()], ['send_frame', 'opcode' => 1, 'rsv' => 4, 'payload' => $cut], ['read_frame']],
    // The same bytes as a binary message are fine.
    [['upgrade', ...deflate_header()], ['send_frame', 'opcode' => 2, 'rsv' => 4, 'payload' => $bad], ['answer_close']],
);
suffer($peer);
suffer($peer);
suffer($peer);
echo bin2hex(connected($peer)->recv()), "\n";
goes_on($peer);
?>
--EXPECTF--
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text message is not valid UTF-8; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a text message is not valid UTF-8', not clean, by client
the peer got a Close frame with 1007
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text message is not valid UTF-8; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a text message is not valid UTF-8', not clean, by client
the peer got a Close frame with 1007
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text message is not valid UTF-8; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a text message is not valid UTF-8', not clean, by client
the peer got a Close frame with 1007
636166e9206175206c616974
all is well
