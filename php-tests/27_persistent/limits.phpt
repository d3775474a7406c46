--TEST--
Persistent: no more are kept than persistent_max, the oldest goes first, and none longer than persistent_idle
--INI--
websocket_client.persistent_max=2
websocket_client.persistent_idle=1
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer();
foreach (['a', 'b', 'c'] as $id) {
    connected_persistent($peer, persistentId: $id)->getStats();
}
echo $peer->waitFor('closed')['code'], "\n";
print_persistent();
// The heartbeat's thread ends them when their time has come, though no client asks.
$start = elapsed();
echo $peer->waitFor('closed')['code'], $peer->waitFor('closed')['code'], "\n";
var_dump(elapsed($start) > 0.3, elapsed($start) < slack(8));
print_persistent();

// Without that thread, they end when somebody asks.
connected_persistent($peer, pingInterval: null)->getStats();
usleep(1_100_000);
var_dump(connected_persistent($peer, pingInterval: null)->getStats()->wireBytesReceived);
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECTF--
1001
Persistent connections not in use => 2
Persistent connection b => ws://127.0.0.1:%d/, left 0 s ago
Persistent connection c => ws://127.0.0.1:%d/, left 0 s ago
10011001
bool(true)
bool(true)
Persistent connections not in use => 0
int(0)
1001
