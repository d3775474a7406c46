--TEST--
WebSocketClient: every call keeps its time limit, whatever the peer never stops sending
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
    $clients = [flooded($peer), flooded($peer), flooded($peer)];
    assert_limited("select() of three, $flood", fn() => WebSocketClient::select($clients, LIMIT), true);
    assert_limited("select(0) of three, $flood", fn() => WebSocketClient::select($clients, 0), false);
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
