--TEST--
WebSocketClient::recvTo(): while a stream takes its time, pings between fragments are answered and no more than a piece is taken in
--FILE--
<?php
require __DIR__ . '/streaming.inc';

// Would not wait longer for our pongs.
$peer = python_peer(['ping_interval' => 0.2, 'ping_timeout' => slack(1.0)]);
$client = connected($peer);
$client->send('!stream 3 8');
$slow = Sink::open(function (string $bytes): int {
    usleep((int) slack(2.0) * 1_000_000);
    return strlen($bytes);
});
var_dump($client->recvTo($slow));
$client->send('still here');
echo $client->recv(), "\n";
$client->close();

// 32 MiB lie before a stream that takes none of them for a while.
$peer = python_peer(['compression' => false]);
$client = connected($peer);
$client->send('!stream 512 65536');
$first = true;
$cost = cost();
$sink = Sink::open(function (string $bytes) use (&$first): int {
    $first and usleep(1_000_000);
    $first = false;
    return strlen($bytes);
});
var_dump($client->recvTo($sink));
$cost->check(30, 8);
$client->close();
?>
--EXPECT--
int(24)
still here
int(33554432)
time and memory are within bounds
