--TEST--
ProtocolException: what is no DEFLATE data is answered with 1007, in any fragment and after good messages
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$good = "\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00";
$bad = [
    'a block of the type that does not exist' => "\xc2\x02\x07\x00",
    'a stored block whose length does not match' => "\xc2\x06\x00\x05\x00\x00\x00a",
    'a distance further back than anything' => "\xc2\x03\x4b\x04\x42",
    'after a message' => "$good\xc1\x04\xff\xff\xff\xff",
    'in the first of many fragments' => "\x41\x01\x07",
    'in the last fragment' => "\x42\x07\xf2\x48\xcd\xc9\xc9\x07\x00\x80\x04\x01\x02\x03\x04",
];
$connections = array_map(
    fn(string $bytes) => [['upgrade', ...deflate_header()], ['send', 'bytes' => $bytes], ['read_frame', 'opcode' => 8]],
    array_values($bad),
);
$peer = hostile_peer(...$connections);
foreach (array_keys($bad) as $what) {
    echo "$what:\n";
    suffer($peer);
}
goes_on($peer);
?>
--EXPECTF--
a block of the type that does not exist:
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a compressed message cannot be inflated; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a compressed message cannot be inflated', not clean, by client
the peer got a Close frame with 1007
a stored block whose length does not match:
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a compressed message cannot be inflated; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a compressed message cannot be inflated', not clean, by client
the peer got a Close frame with 1007
a distance further back than anything:
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a compressed message cannot be inflated; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a compressed message cannot be inflated', not clean, by client
the peer got a Close frame with 1007
after a message:
received: Hello
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a compressed message cannot be inflated; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a compressed message cannot be inflated', not clean, by client
the peer got a Close frame with 1007
in the first of many fragments:
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a compressed message cannot be inflated; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a compressed message cannot be inflated', not clean, by client
the peer got a Close frame with 1007
in the last fragment:
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a compressed message cannot be inflated; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a compressed message cannot be inflated', not clean, by client
the peer got a Close frame with 1007
all is well
