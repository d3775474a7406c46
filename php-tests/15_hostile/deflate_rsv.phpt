--TEST--
ProtocolException: with compression, RSV1 on a continuation or a control frame, and RSV2 and RSV3 anywhere, are answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$frames = [
    'RSV1 on a continuation of a compressed message' => "\x41\x03\xf2\x48\xcd\xc0\x04\xc9\xc9\x07\x00",
    'RSV1 on a continuation of a plain message' => "\x01\x01a\xc0\x01b",
    'RSV1 on a Ping' => "\xc9\x00",
    'RSV1 on a Pong' => "\xca\x00",
    'RSV1 on a Close' => "\xc8\x02\x03\xe8",
    'RSV2 on a text' => "\xa1\x01a",
    'RSV3 on a compressed text' => "\xd1\x01a",
];
$connections = array_map(
    fn(string $bytes) => [['upgrade', ...deflate_header()], ['send', 'bytes' => $bytes], ['read_frame', 'opcode' => 8]],
    array_values($frames),
);
$peer = hostile_peer(...$connections);
foreach (array_keys($frames) as $what) {
    echo "$what:\n";
    $client = connected($peer);
    try {
        $client->recv();
    } catch (WebSocketClient\ProtocolException $e) {
        echo $e->closeCode, ' ', $peer->waitFor('frame')['code'], ' ', $e->reason, "\n";
    }
}
goes_on($peer);
?>
--EXPECT--
RSV1 on a continuation of a compressed message:
1002 1002 a continuation frame has the reserved bit RSV1 set, which permessage-deflate allows only on the first frame of a message
RSV1 on a continuation of a plain message:
1002 1002 a continuation frame has the reserved bit RSV1 set, which permessage-deflate allows only on the first frame of a message
RSV1 on a Ping:
1002 1002 a ping frame has the reserved bit RSV1 set, which permessage-deflate allows only on the first frame of a message
RSV1 on a Pong:
1002 1002 a pong frame has the reserved bit RSV1 set, which permessage-deflate allows only on the first frame of a message
RSV1 on a Close:
1002 1002 a close frame has the reserved bit RSV1 set, which permessage-deflate allows only on the first frame of a message
RSV2 on a text:
1002 1002 a text frame has the reserved bit RSV2 set, to which permessage-deflate gives no meaning there
RSV3 on a compressed text:
1002 1002 a text frame has the reserved bit RSV3 set, to which permessage-deflate gives no meaning there
all is well
