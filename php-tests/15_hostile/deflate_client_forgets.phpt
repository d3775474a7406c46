--TEST--
WebSocketClient: client_no_context_takeover: what we send stands alone; without it the window helps
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$text = '';
for ($i = 0; $i < 30; $i++) {
    $text .= json_encode(['id' => $i * 7919 % 1000, 'name' => "item $i", 'price' => $i * 1.25]) . "\n";
}
$steps = [['read_frame', 'opcode' => 1], ['read_frame', 'opcode' => 2], ['read_frame', 'opcode' => 1], ['answer_close']];
$peer = hostile_peer(
    [['upgrade', ...deflate_header('; client_no_context_takeover')], ...$steps],
    [['upgrade', ...deflate_header()], ...$steps],
);
foreach ([true, false] as $forgets) {
    $client = connected($peer);
    $inflate = decompressor(forgets: $forgets);
    $client->send($text);
    $client->sendBinary($text);
    $client->send($text);
    $sizes = [];
    foreach ([1, 2, 3] as $_) {
        // Of the connection before there is still a Close frame.
        while (($frame = $peer->waitFor('frame'))['opcode'] === 8) {
        }
        var_dump($frame['rsv'] === 4 && $inflate($frame) === $text);
        $sizes[] = $frame['size'];
    }
    var_dump($sizes[0] === $sizes[1], $sizes[1] * 10 < $sizes[0]);
    $client->close();
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
