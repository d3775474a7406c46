--TEST--
WebSocketClient::recvTo(): another connection in the middle of a message ends it, and the rest of it is no message of its own
--FILE--
<?php
require __DIR__ . '/streaming.inc';

// The rest comes when the first part has been written: recvTo() does not have the message whole before.
const FIRST = 262_144;
$half = fn(int $tail): array => [
    ['upgrade'],
    ['send', 'bytes' => "\x82\x7f" . pack('J', FIRST + $tail) . str_repeat('a', FIRST)],
    ['wait_command'],
    ['send', 'bytes' => str_repeat('a', $tail)],
    ['send_frame', 'opcode' => 1, 'payload' => 'behind it'],
];
$next = [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'on the next one'], ['answer_close']];
foreach (['small' => 40_000, 'large' => 900_000] as $size => $tail) {
    echo "closed and connected, the rest is $size\n";
    $peer = scripted_peer([[...$half($tail), ['answer_close']], $next]);
    $client = connected($peer, closeTimeout: 20.0);
    $writes = 0;
    attempt(fn() => $client->recvTo(Sink::open(function (string $bytes) use ($peer, $client, &$writes): int {
        if (++$writes === 1) {
            $peer->go();
            $client->close();
            $client->connect();
        }
        return strlen($bytes);
    })));
    echo $client->recv(5), "\n";
}

// What was received before the end is kept when the connection is replaced, but for the rest of that message.
echo "lost and replaced\n";
$peer = scripted_peer([[...$half(40_000), ['fin']], $next]);
$client = reconnecting($peer->url());
$client->connect();
attempt(fn() => $client->recvTo(Sink::open(function (string $bytes) use ($peer, $client): int {
    static $writes = 0;
    if (++$writes === 1) {
        $peer->go();
        eventually(fn() => !$client->isConnected()) or fail('the end did not come');
        $client->send('on the next one');
    }
    return strlen($bytes);
})));
for ($i = 0; $i < 2; $i++) {
    echo substr($client->recv()->data, -20), "\n";
}
?>
--EXPECTF--
closed and connected, the rest is small
WebSocketClient\ConnectionClosedException: The connection with the first part of the message has ended, and another one, to ws://127.0.0.1:%d/, has taken its place
on the next one
closed and connected, the rest is large
WebSocketClient\ConnectionClosedException: The connection with the first part of the message has ended, and another one, to ws://127.0.0.1:%d/, has taken its place
on the next one
lost and replaced
WebSocketClient\ConnectionClosedException: The connection with the first part of the message has ended, and another one, to ws://127.0.0.1:%d/, has taken its place
behind it
on the next one
