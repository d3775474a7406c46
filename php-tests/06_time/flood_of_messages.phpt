--TEST--
WebSocketClient: a peer that never stops sending messages holds neither recvMany() without a bound, nor ping(), nor close()
--FILE--
<?php
require __DIR__ . '/../helpers/flood.inc';

foreach (['empty' => "\x82\0", 'small' => "\x81\x0aten bytes."] as $size => $unit) {
    $peer = flooding_peer('', $unit);
    foreach (['recvMany()', 'recvMany(0)', 'select()', 'ping()', 'isConnected()', 'a large send()', 'close()'] as $what) {
        [$call, $waits] = calls_that_wait()[$what];
        $client = flooded($peer, readAhead: 1 << 16);
        assert_limited("$what, $size messages", fn() => $call($client), $waits);
    }
    $client = flooded($peer);
    var_dump(count($client->recvMany(PHP_INT_MAX, 5)) > 0);
    unset($client, $peer);
}
?>
--EXPECT--
bool(true)
bool(true)
