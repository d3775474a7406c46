--TEST--
WebSocketClient::getStats(): round trips
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$trips = [$client->ping(), $client->ping(), $client->ping()];
$stats = $client->getStats();
var_dump($stats->pingsSent, $stats->pongsReceived);
var_dump(abs($stats->lastRoundTrip - $trips[2]) < 0.001, abs($stats->minRoundTrip - min($trips)) < 0.001);
var_dump($stats->smoothedRoundTrip >= min($trips) && $stats->smoothedRoundTrip <= max($trips));
?>
--EXPECT--
int(3)
int(3)
bool(true)
bool(true)
bool(true)
