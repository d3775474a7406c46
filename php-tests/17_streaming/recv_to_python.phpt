--TEST--
WebSocketClient::recvTo(): messages of any size and kind are written to a stream, with the number of bytes
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = python_peer(['max_size' => null]);
foreach ([true, false] as $compression) {
    $client = connected($peer, compression: $compression);
    $sizes = [0, 1, 125, 126, 65535, 65536, 300_000, 20_000_000];
    foreach ($sizes as $size) {
        $client->send("!binary $size");
        $file = fopen('php://temp', 'w+b');
        $written = $client->recvTo($file);
        rewind($file);
        $hash = hash_init('crc32b');
        hash_update_stream($hash, $file);
        $expected = substr(str_repeat(implode(array_map(chr(...), range(0, 255))), intdiv($size, 256) + 1), 0, $size);
        $written === $size && hash_final($hash) === hash('crc32b', $expected)
            or printf("%d of %d\n", $written, $size);
    }
    $client->send('!fragments 世 界');
    var_dump($client->recvTo($memory = fopen('php://memory', 'w+')), stream_get_contents($memory, offset: 0));
    // A file keeps what was in it; the message goes where the stream stands.
    $client->sendBinary(' more');
    var_dump($client->recvTo($memory), stream_get_contents($memory, offset: 0));
    $client->send('whole');
    echo $client->recv(), "\n";
    var_dump($client->getStats()->messagesReceived, $client->getStats()->bytesReceived - array_sum($sizes));
    $client->close();
}
?>
--INI--
memory_limit=128M
--EXPECT--
int(6)
string(6) "世界"
int(5)
string(11) "世界 more"
whole
int(11)
int(16)
int(6)
string(6) "世界"
int(5)
string(11) "世界 more"
whole
int(11)
int(16)
