--TEST--
Heartbeat: pingInterval null means no thread
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$before = count_own('task');
$client = connected($peer, pingInterval: null);
var_dump(count_own('task') - $before);
$client->send('works without');
echo $client->recv(), "\n";
var_dump(count_own('task') - $before);
?>
--EXPECT--
int(0)
works without
int(0)
