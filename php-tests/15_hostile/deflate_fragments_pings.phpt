--TEST--
WebSocketClient::recv(): a compressed message in fragments of any size, with Pings between them that are answered
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$text = implode(' ', array_map(fn(int $i) => "naïve $i", range(1, 300)));
$compress = compressor();
// One byte, then more, then none, then the rest; the next message refers to this one.
$fragmented = function (string $payload): string {
    $bytes = '';
    $pieces = [...str_split(substr($payload, 0, 20)), substr($payload, 20, 100), '', '', substr($payload, 120)];
    foreach ($pieces as $i => $piece) {
        $first = ($i === 0 ? 0x41 : 0) | ($i === count($pieces) - 1 ? 0x80 : 0);
        $length = strlen($piece) < 126 ? chr(strlen($piece)) : "\x7e" . pack('n', strlen($piece));
        $bytes .= chr($first) . $length . $piece . ($i === count($pieces) - 1 ? '' : "\x89\x01" . chr(65 + $i));
    }
    return $bytes;
};
$peer = hostile_peer([
    ['upgrade', ...deflate_header()],
    ['send', 'bytes' => $fragmented($compress($text))],
    ['send_frame', 'opcode' => 1, 'rsv' => 4, 'payload' => $compress($text)],
    ['answer_close'],
], [
    ['upgrade', ...deflate_header()],
    ['send_slowly', 'bytes' => $fragmented(compressor()(substr($text, 0, 100))), 'step' => 3, 'delay' => 0.005],
    ['answer_close'],
]);
$client = connected($peer);
var_dump($client->recv()->data === $text, $client->recv()->data === $text);
$client->close();
$pongs = '';
while (($frame = $peer->waitFor('frame'))['opcode'] === 10) {
    $pongs .= hex2bin($frame['hex']);
}
var_dump($pongs);
$client = connected($peer);
var_dump($client->recv()->data === substr($text, 0, 100));
$client->close();
?>
--EXPECT--
bool(true)
bool(true)
string(23) "ABCDEFGHIJKLMNOPQRSTUVW"
bool(true)
