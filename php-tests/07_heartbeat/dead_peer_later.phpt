--TEST--
Heartbeat: a peer that answered for a while and then stops
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['serve'], ['hang']]);
$client = connected($peer, pingInterval: 0.3, pongTimeout: 0.5, receiveTimeout: null);
var_dump($client->recv(2.0), $client->isConnected());
$peer->go();
$peer->waitFor('hanging');
$start = elapsed();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
assert_within(elapsed($start), 0.8);
?>
--EXPECT--
NULL
bool(true)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
returned within its limit
