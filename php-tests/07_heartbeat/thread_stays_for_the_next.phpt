--TEST--
Heartbeat: connections that are opened one after the other share one thread
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$threads = fn() => array_diff(scandir('/proc/self/task'), ['.', '..', (string) getmypid()]);
$client = connected($peer);
// More than once: a machine that is busy may let more time pass in between than the thread stays.
var_dump(eventually(function () use ($client, $threads) {
    $before = $threads();
    $client->close();
    $client->connect();
    return $before === $threads();
}));
$client->close();
var_dump(eventually(fn() => $threads() === []));
?>
--EXPECT--
bool(true)
bool(true)
