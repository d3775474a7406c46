--TEST--
WebSocketClient: every call keeps its time limit, whatever the peer never stops sending
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/flood.inc';

foreach (floods() as $flood => [$begin, $unit]) {
    $peer = flooding_peer($begin, $unit);
    foreach (calls_that_wait() as $what => [$call, $waits]) {
        $client = flooded($peer);
        assert_limited("$what, $flood", fn() => $call($client), $waits);
    }
    // Between the messages of a stream its own limit counts; before the first it is the call's.
    if (!str_contains($flood, 'message')) {
        $client = flooded($peer);
        assert_limited("recvTo(), $flood", fn() => $client->recvTo(fopen('php://memory', 'w'), LIMIT), true);
    }
    // Several that are looked at one after the other.
    $clients = array_map(fn() => flooded($peer), range(1, 10));
    assert_limited("select() of ten, $flood", fn() => WebSocketClient::select($clients, LIMIT), true);
    assert_limited("select(0) of ten, $flood", fn() => WebSocketClient::select($clients, 0), false);
    // A connection that one client leaves and another takes over.
    $kept = ['persistentId' => 'flood', 'connectTimeout' => LIMIT];
    $client = flooded($peer, ...$kept);
    unset($client);
    assert_limited("connect() that takes over, $flood", fn() => flooded($peer, ...$kept), true);
    unset($client, $clients, $peer);
    echo "$flood\n";
}
?>
--EXPECT--
pings
pings with a body
pongs
empty fragments
a large message
a compressed message
