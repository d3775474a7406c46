--TEST--
WebSocketClient: with every window that the server may ask for, it can inflate what we send with no larger one
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

// 1500 bytes that repeat themselves only at that distance, beyond the windows up to 10 bits; few enough to be reported whole.
$letters = '';
for ($i = 0; strlen($letters) < 1500; $i++) {
    $letters .= chr(97 + hexdec(md5((string) $i)[0]) % 4);
}
$text = substr($letters, 0, 1500) . substr($letters, 0, 1500);
$bits = [9, 10, 11, 12, 13, 14, 15];
$peer = hostile_peer(...array_map(fn(int $bits) => [
    ['upgrade', ...deflate_header("; client_max_window_bits=$bits")],
    ['read_frame', 'opcode' => 1],
    ['read_frame', 'opcode' => 1],
    ['answer_close'],
], $bits));
foreach ($bits as $window) {
    $client = connected($peer);
    // zlib itself makes 9 of 8, and refuses a distance that is beyond its window.
    $inflate = decompressor($window);
    $client->send($text);
    $client->send($text);
    foreach ([1, 2] as $_) {
        // Of the connection before there is still a Close frame.
        while (($frame = $peer->waitFor('frame'))['opcode'] === 8) {
        }
        if ($frame['rsv'] !== 4 || $frame['size'] > 1024 || $inflate($frame) !== $text) {
            var_dump($window, $frame);
        }
        $sizes[$window][] = $frame['size'];
    }
    $client->close();
}
// The larger window finds the first half again, and then the first message.
var_dump($sizes[10][0] > 1.5 * $sizes[11][0], $sizes[15][0] > 10 * $sizes[15][1]);
?>
--EXPECT--
bool(true)
bool(true)
