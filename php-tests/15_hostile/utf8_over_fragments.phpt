--TEST--
ProtocolException: bytes that are bad UTF-8 only together, in different fragments, are answered with 1007 at once
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$bad = [
    'a character cut off by a letter' => "\x01\x01\xe2\x00\x01\x82\x00\x01A",
    'a surrogate' => "\x01\x01\xed\x00\x01\xa0",
    'overlong' => "\x01\x01\xf0\x00\x01\x8f",
    'beyond Unicode' => "\x01\x01\xf4\x00\x01\x90",
    'a stray continuation byte after a Ping' => "\x01\x03\xe4\xb8\x96\x89\x00\x00\x01\x96",
    'cut off by the end' => "\x01\x02\xe2\x82\x00\x00\x80\x00",
];
$connections = array_map(
    fn(string $bytes) => [['upgrade'], ['send', 'bytes' => $bytes], ['read_until_eof']],
    array_values($bad),
);
$peer = hostile_peer(...$connections);
foreach (array_keys($bad) as $what) {
    $client = connected($peer);
    try {
        $client->recv();
        echo "nothing thrown\n";
    } catch (WebSocketClient\ProtocolException $e) {
        do {
            $frame = $peer->waitFor('frame');
        } while ($frame['opcode'] === 10);
        echo "$what: ", $e->closeCode, ' ', $frame['code'], ' ', $e->reason, "\n";
    }
}
goes_on($peer);
?>
--EXPECT--
a character cut off by a letter: 1007 1007 a text message is not valid UTF-8
a surrogate: 1007 1007 a text message is not valid UTF-8
overlong: 1007 1007 a text message is not valid UTF-8
beyond Unicode: 1007 1007 a text message is not valid UTF-8
a stray continuation byte after a Ping: 1007 1007 a text message is not valid UTF-8
cut off by the end: 1007 1007 a text message is not valid UTF-8
all is well
