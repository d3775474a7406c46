--TEST--
WebSocketClient: every call over TLS keeps its time limit, whatever the peer never stops sending
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/flood.inc';

foreach (array_intersect_key(floods(), ['pings' => 1, 'a large message' => 1]) as $flood => [$begin, $unit]) {
    $peer = flooding_peer($begin, $unit, tls: true);
    foreach (calls_that_wait() as $what => [$call, $waits]) {
        $client = flooded($peer);
        assert_limited("$what, $flood", fn() => $call($client), $waits);
    }
    unset($client, $peer);
    echo "$flood\n";
}
?>
--EXPECT--
pings
a large message
