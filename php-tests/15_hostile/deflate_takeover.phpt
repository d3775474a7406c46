--TEST--
WebSocketClient: by default the server's messages may refer to those before them, plain ones and empty ones between them too
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$compress = compressor();
$send = fn(string $payload) => ['send_frame', 'opcode' => 1, 'rsv' => 4, 'payload' => $payload];
$long = implode(' ', array_map(fn(int $i) => md5((string) $i), range(1, 100)));
$again = $compress($long);
$steps = [
    ['upgrade', ...deflate_header()],
    $send($again),
    ['send_frame', 'opcode' => 1, 'payload' => $long],
    $send($second = $compress($long)),
    // RFC 7692, section 7.2.3.6: an empty message in one byte.
    $send("\0"),
    $send($compress('the end')),
    ['answer_close'],
];
$peer = hostile_peer($steps);
$client = connected($peer);
foreach ([$long, $long, $long, '', 'the end'] as $expected) {
    var_dump($client->recv()->data === $expected);
}
var_dump(strlen($second) * 10 < strlen($again));
$client->close();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
