--TEST--
WebSocketClient: a peer whose process is killed
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([python_peer(), node_peer()] as $peer) {
    $client = connected($peer);
    $peer->stop();
    var_dump(eventually(fn() => !$client->isConnected()));
    try {
        $client->recv();
    } catch (WebSocketClient\ConnectionClosedException $e) {
        describe_closure($e);
    }
}
?>
--EXPECT--
bool(true)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
bool(true)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
