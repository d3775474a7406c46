--TEST--
WebSocketClient: sizes around every boundary, there and back, with Python's websockets
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach ([0, 1, 2, 3, 4, 5, 124, 125, 126, 127, 128, 4095, 4096, 65534, 65535, 65536, 65537, 262143, 262144, 1 << 20] as $size) {
    $bytes = $size ? random_bytes($size) : '';
    $text = substr(str_repeat('0123456789', intdiv($size, 10) + 1), 0, $size);
    $client->sendBinary($bytes);
    $client->send($text);
    if ($client->recv()->data !== $bytes || $client->recv()->data !== $text) {
        echo "lost at $size\n";
    }
}
$client->close();
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
1000
