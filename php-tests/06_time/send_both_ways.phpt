--TEST--
WebSocketClient::send(): a peer that stops reading until we read is no deadlock
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

// An echo server that is blocked in writing does not read: what it sent has to be taken in while we send.
$peer = python_peer();
$client = connected($peer, sendTimeout: slack(30.0), readAhead: 64 << 20);
$bytes = str_repeat('0123456789abcdef', 65536);
$start = elapsed();
for ($round = 0; $round < 5; $round++) {
    for ($i = 0; $i < 20; $i++) {
        $client->sendBinary($bytes);
    }
    for ($i = 0; $i < 20; $i++) {
        $client->recv()->data === $bytes or print("wrong message\n");
    }
}
// Nor may it be one that the deadline resolves.
assert_within(elapsed($start), slack(15.0));
?>
--EXPECT--
returned within its limit
