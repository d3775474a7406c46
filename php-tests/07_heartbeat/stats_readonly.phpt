--TEST--
Stats: a snapshot that cannot be changed
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$stats = $client->getStats();
$client->send('one');
var_dump($stats->messagesSent, $client->getStats()->messagesSent);
attempt(fn() => $stats->messagesSent = 5);
?>
--EXPECT--
int(0)
int(1)
Error: Cannot modify readonly property WebSocketClient\Stats::$messagesSent
