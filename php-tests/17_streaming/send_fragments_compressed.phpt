--TEST--
WebSocketClient::sendFragments(): the first chunk decides on compression; RSV1 is in the first fragment only
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([['upgrade', ...deflate_header()], ['serve']]);
$client = connected($peer);
$inflate = inflate_init(ZLIB_ENCODING_RAW);
foreach ([
    ['a', 'b', 'c'],
    [str_repeat('a', 1024)],
    [str_repeat('a', 1023)],
    [random_bytes(2000), 'compressible, but too late'],
    ['x', random_bytes(200)],
] as $chunks) {
    $client->sendFragments($chunks, true);
    $rsv = [];
    $compressed = false;
    foreach ($chunks as $i => $chunk) {
        $frame = $peer->waitFor('frame');
        $rsv[] = $frame['rsv'];
        $compressed = $compressed || $frame['rsv'] === 4;
        $bytes = hex2bin($frame['hex']);
        $tail = $frame['fin'] ? "\0\0\xff\xff" : '';
        // Each fragment can be inflated before the next one comes.
        $plain = $compressed ? inflate_add($inflate, $bytes . $tail, ZLIB_SYNC_FLUSH) : $bytes;
        $plain === substr($chunk, 0, 1024) || $plain === $chunk or print("fragment $i differs\n");
        $frame['fin'] === ($i === count($chunks) - 1) or print("FIN in fragment $i\n");
    }
    echo implode(' ', $rsv), "\n";
}
?>
--EXPECT--
4 0 0
4
0
0 0
4 0
