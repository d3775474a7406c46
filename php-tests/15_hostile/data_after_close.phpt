--TEST--
WebSocketClient: what follows a Close frame does not exist: no message, no violation, no second answer
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$close = "\x88\x05\x0f\xa1bye";
$after = [
    'a message' => "\x81\x05after",
    'a violation' => "\x83\x00",
    'another Close' => "\x88\x02\x03\xe8",
    'a Ping' => "\x89\x01p",
];
$connections = array_map(
    fn(string $bytes) => [
        ['upgrade'],
        ['send', 'bytes' => "\x81\x06before$close$bytes"],
        ['read_until_eof'],
    ],
    array_values($after),
);
$flood = [['upgrade'], ['send', 'bytes' => "\x81\x06before$close"], ['flood', 'bytes' => str_repeat("\x82\x7e\xff\xff" . str_repeat('x', 65535), 4)]];
$peer = hostile_peer(...[...$connections, $flood]);
foreach ([...array_keys($after), 'a flood'] as $what) {
    echo "$what:\n";
    $client = connected($peer);
    $cost = cost();
    echo $client->recv(), "\n";
    try {
        $client->recv();
        echo "nothing thrown\n";
    } catch (WebSocketClient\ConnectionClosedException $e) {
        describe_closure($e);
    }
    unset($e, $client);
    $cost->check(3, 4);
    if ($what !== 'a flood') {
        $frames = [];
        while (($report = $peer->report())['event'] !== 'eof') {
            $report['event'] === 'frame' and $frames[] = "$report[opcode] $report[code]";
        }
        echo implode(', ', $frames), "\n";
    }
}
goes_on($peer);
?>
--EXPECT--
a message:
before
WebSocketClient\ConnectionClosedException: code 4001, reason 'bye', clean, by peer
time and memory are within bounds
8 4001
a violation:
before
WebSocketClient\ConnectionClosedException: code 4001, reason 'bye', clean, by peer
time and memory are within bounds
8 4001
another Close:
before
WebSocketClient\ConnectionClosedException: code 4001, reason 'bye', clean, by peer
time and memory are within bounds
8 4001
a Ping:
before
WebSocketClient\ConnectionClosedException: code 4001, reason 'bye', clean, by peer
time and memory are within bounds
8 4001
a flood:
before
WebSocketClient\ConnectionClosedException: code 4001, reason 'bye', clean, by peer
time and memory are within bounds
all is well
