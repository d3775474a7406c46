--TEST--
WebSocketClient: small messages do not wait for one another (TCP_NODELAY)
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$start = elapsed();
for ($i = 0; $i < 50; $i++) {
    $client->send('a');
    $client->send('b');
    $client->recv();
    $client->recv();
}
// With Nagle's algorithm and delayed acknowledgements each round takes 40 ms.
assert_within(elapsed($start), 0.5, 1.0);
?>
--EXPECT--
returned within its limit
