--TEST--
WebSocketClient::ping(): the round trip in seconds
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([python_peer(), node_peer()] as $peer) {
    $client = connected($peer);
    $trip = $client->ping();
    var_dump(is_float($trip), $trip > 0.0 && $trip < 5.0);
    $peer->waitFor('ping');
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
