--TEST--
Heartbeat: a peer that stopped answering is told by send() too
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']]);
$client = connected($peer, pingInterval: 0.3, pongTimeout: 0.3);
sleep(2);
try {
    $client->send('hello');
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
