--TEST--
WebSocketClient::sendFragments(): while a generator takes its time, pings are answered and sent between fragments
--FILE--
<?php
require __DIR__ . '/streaming.inc';

// It ends a connection whose pongs stay away.
$peer = python_peer(['ping_interval' => 0.2, 'ping_timeout' => slack(2.0)]);
$client = connected($peer, pingInterval: 0.2, pongTimeout: slack(4.0), sendTimeout: 3.0);
$client->sendFragments((function () use ($client) {
    yield 'one ';
    yield 'two ';
    // Longer than a peer without pongs would wait, and longer than $sendTimeout.
    usleep((int) slack(4.0) * 1_000_000);
    yield 'three';
})());
echo $client->recv(), "\n";
var_dump($client->getStats()->pongsReceived > 0);
$client->close();

// Nothing comes by itself: the keeper sends pings.
$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer, pingInterval: 0.1);
$client->sendFragments((function () use ($peer) {
    yield 'one';
    yield 'two';
    $frames = [];
    while (count($frames) < 3) {
        $frames[] = $peer->waitFor('frame')['opcode'];
    }
    echo implode(' ', $frames), "\n";
    yield 'three';
})());
$client->close();
?>
--EXPECT--
one two three
bool(true)
1 9 9
