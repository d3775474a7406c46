--TEST--
Heartbeat: no ping goes out while something is received
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: 1.5);
$client->send('!push 0.1 30');
for ($i = 0; $i < 30; $i++) {
    $client->recv();
}
var_dump(count($peer->all('ping', 0.2)));
?>
--EXPECT--
int(0)
