--TEST--
WebSocketClient: 256 MiB go out by sendFragments() and come in by recvTo() in less than 8 MiB of memory
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = python_peer(['max_size' => null]);
$chunk = random_bytes(1 << 16);
foreach ([false, true] as $compression) {
    $client = connected($peer, compression: $compression);
    $client->send('!sum');
    $cost = cost();
    $client->sendFragments((function () use ($chunk) {
        for ($i = 0; $i < 4096; $i++) {
            yield $chunk;
        }
    })(), true);
    echo preg_replace('/ \w+$/', '', $client->recv(60)), "\n";
    $cost->check(60, 8);
    $client->close();
}

$client = connected($peer, compression: false);
$client->send('!stream 4096 65536');
$cost = cost();
$sink = Sink::open(function (string $bytes): int {
    return strlen($bytes);
});
var_dump($client->recvTo($sink, 60));
$cost->check(60, 8);
$client->close();
?>
--EXPECT--
4096 268435456
time and memory are within bounds
4096 268435456
time and memory are within bounds
int(268435456)
time and memory are within bounds
