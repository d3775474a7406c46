--TEST--
Heartbeat: our pings go out on time while PHP computes
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: 0.5);
$end = hrtime(true) + 3_000_000_000;
for ($i = 0; hrtime(true) < $end; $i++) {
    hash('sha256', (string) $i);
}
$client->close();
var_dump(count($peer->several('ping', 3)) >= 3);
?>
--EXPECT--
bool(true)
