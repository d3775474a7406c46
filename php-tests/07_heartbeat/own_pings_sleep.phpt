--TEST--
Heartbeat: our pings go out on time while PHP sleeps
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: 0.5);
$opened = $peer->waitFor('open')['at'];
sleep(4);
$times = array_map(fn(array $ping) => $ping['at'] - $opened, $peer->all('ping'));
// A pong is a sign of life, so that the next ping follows it by an interval: seven or eight in four seconds.
var_dump(count($times) >= 5 && count($times) <= 8);
var_dump($times[0] > 0.4 && $times[0] < 1.5);
$client->close();
?>
--EXPECT--
bool(true)
bool(true)
