--TEST--
WebSocketClient::recv(): a short limit is waited out, not rounded down to nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach ([0.0015, 0.0105, 0.05] as $limit) {
    $start = elapsed();
    $client->recv($limit);
    var_dump(elapsed($start) >= $limit);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
