--TEST--
ReconnectPolicy: stableAfter: before it, messages end an outage once the application has taken them after connect()
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$greeting = ['send_frame', 'opcode' => 1, 'payload' => 'hello'];
$end = ['wait_command'];
$cases = [
    'the first one after connect()' => [$greeting, ['reset'], fn($client) => $client->recv()],
    'recvMany()' => [$greeting, ['reset'], fn($client) => $client->recvMany(9)],
    'recvTo()' => [$greeting, ['reset'], fn($client) => $client->recvTo(fopen('php://memory', 'w'))],
    'none' => [['wait_seconds', 'seconds' => 0], ['reset'], null],
    'one that nobody took' => [$greeting, ['reset'], null],
    'none, and an ordinary end' => [['wait_seconds', 'seconds' => 0], ['send_close', 'code' => 1001], null],
];
foreach ($cases as $name => [$greeting, $drop, $take]) {
    $peer = scripted_peer([
        [refusal('503 Unavailable')],
        [['upgrade'], $greeting, $end, $drop, ['answer_close']],
        [['upgrade'], ['serve']],
    ]);
    $client = reconnecting($peer->url(), reconnect: policy(stableAfter: 20.0));
    $attempts = [];
    $client->onRetry(function ($client, $info) use (&$attempts): bool {
        $attempts[] = $info->attempt;
        return count($attempts) < 2;
    });
    $client->connect();
    $take && $take($client);
    $peer->waitFor('waiting');
    $peer->go();
    eventually(fn() => !$client->isConnected());
    try {
        $client->ping(10.0);
    } catch (WebSocketClient\ConnectionClosedException) {
    }
    echo "$name: ", implode(' ', $attempts), "\n";
}
?>
--EXPECT--
the first one after connect(): 2 1
recvMany(): 2 1
recvTo(): 2 1
none: 2 3
one that nobody took: 2 3
none, and an ordinary end: 2 3
