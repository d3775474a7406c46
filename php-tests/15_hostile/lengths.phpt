--TEST--
ProtocolException: lengths in more bytes than needed, or with bit 63 set, on any kind of frame are answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$bad = [
    '0 in 16 bits' => "\x82\x7e\0\0",
    '125 in 16 bits' => "\x82\x7e\0\x7d",
    '0 in 64 bits' => "\x82\x7f\0\0\0\0\0\0\0\0",
    '65535 in 64 bits' => "\x82\x7f\0\0\0\0\0\0\xff\xff",
    'bit 63' => "\x82\x7f\x80\0\0\0\0\0\0\0",
    'all bits' => "\x82\x7f\xff\xff\xff\xff\xff\xff\xff\xff",
    'bit 63 in a continuation' => "\x02\x01a\x80\x7f\x80\0\0\0\0\0\0\1",
    'bit 63 in a compressed message' => "\xc2\x7f\x80\0\0\0\0\0\0\0",
    'a Ping of 5 in 16 bits' => "\x89\x7e\0\5hello",
    'a Close of 2 in 64 bits' => "\x88\x7f\0\0\0\0\0\0\0\2\x03\xe8",
];
$connections = array_map(
    fn(string $bytes) => [['upgrade', ...deflate_header()], ['send', 'bytes' => $bytes], ['read_frame', 'opcode' => 8]],
    array_values($bad),
);
$peer = hostile_peer(...$connections);
foreach (array_keys($bad) as $what) {
    $client = connected($peer, maxMessageSize: PHP_INT_MAX);
    try {
        $client->recv();
        echo "nothing thrown\n";
    } catch (WebSocketClient\ProtocolException $e) {
        echo "$what: ", $e->closeCode, ' ', $peer->waitFor('frame')['code'], ' ', $e->reason, "\n";
    }
}
goes_on($peer);
?>
--EXPECT--
0 in 16 bits: 1002 1002 a frame length is not encoded in the fewest bytes
125 in 16 bits: 1002 1002 a frame length is not encoded in the fewest bytes
0 in 64 bits: 1002 1002 a frame length is not encoded in the fewest bytes
65535 in 64 bits: 1002 1002 a frame length is not encoded in the fewest bytes
bit 63: 1002 1002 a frame length of 64 bits has its most significant bit set, which must be 0
all bits: 1002 1002 a frame length of 64 bits has its most significant bit set, which must be 0
bit 63 in a continuation: 1002 1002 a frame length of 64 bits has its most significant bit set, which must be 0
bit 63 in a compressed message: 1002 1002 a frame length of 64 bits has its most significant bit set, which must be 0
a Ping of 5 in 16 bits: 1002 1002 a frame length is not encoded in the fewest bytes
a Close of 2 in 64 bits: 1002 1002 a frame length is not encoded in the fewest bytes
all is well
