--TEST--
Heartbeat: a peer that stops answering ends a recv() that has no limit
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']]);
$client = connected($peer, pingInterval: 0.5, pongTimeout: 0.5, receiveTimeout: null);
$start = elapsed();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
assert_waited(elapsed($start), 1.0);
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
waited out its limit
