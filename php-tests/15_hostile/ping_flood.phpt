--TEST--
WebSocketClient::recv(): a flood of Pings keeps no call from its time limit and holds no memory, whether or not the peer reads
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$ping = "\x89\x7d" . str_repeat('p', 125);
$peer = hostile_peer(
    // Reads our Pongs, and throws them away.
    [['upgrade'], ['flood', 'bytes' => str_repeat($ping, 500)]],
    // Never reads: a million Pings, whose Pongs no socket holds, and then a message.
    [
        ['upgrade'],
        ...array_fill(0, 4, ['send', 'bytes' => str_repeat("\x89\0", 250_000)]),
        ['send_frame', 'opcode' => 1, 'payload' => 'after a million'],
        ['hang'],
    ],
);
$client = connected($peer, pingInterval: null, closeTimeout: 0.5);
$cost = cost();
$start = elapsed();
var_dump($client->recv(1.0));
assert_waited(elapsed($start), 1.0);
attempt(fn() => $client->close());
$cost->check(5, 4);
unset($client);

$client = connected($peer, closeTimeout: 0.5);
$cost = cost();
echo $client->recv(), "\n";
$cost->check(5, 4);
$start = elapsed();
attempt(fn() => $client->close());
assert_within(elapsed($start), 0.5);
goes_on($peer);
?>
--EXPECTF--
NULL
waited out its limit
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 0.5 s (closeTimeout); the connection was closed
time and memory are within bounds
after a million
time and memory are within bounds
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 0.5 s (closeTimeout); the connection was closed
returned within its limit
all is well
