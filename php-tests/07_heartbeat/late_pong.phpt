--TEST--
Heartbeat: pongs that come while PHP is in a call count as well as those that come between calls
--SKIPIF--
<?php
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip needs the usual speed');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['serve', 'delay' => 0.03]]);
$client = connected($peer, pingInterval: 0.1, pongTimeout: 0.15);
$start = elapsed();
for ($i = 0; elapsed($start) < 2.0; $i++) {
    $client->recv(0.01);
    usleep(30_000 + 10_000 * ($i % 13));
}
var_dump($client->isConnected(), $client->getStats()->pongsReceived > 2);
$client->close();
?>
--EXPECT--
bool(true)
bool(true)
