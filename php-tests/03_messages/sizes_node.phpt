--TEST--
WebSocketClient: sizes around every boundary, there and back, with npm's ws
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = node_peer();
$client = connected($peer);
foreach ([0, 1, 125, 126, 127, 65535, 65536, 65537, 262144, 1 << 20] as $size) {
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
