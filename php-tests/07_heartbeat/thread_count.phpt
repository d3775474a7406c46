--TEST--
Heartbeat: one thread while connections are open, none before and none after
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$before = count_own('task');
$client = new WebSocketClient($peer->url());
$other = new WebSocketClient($peer->url());
var_dump(count_own('task') - $before);
$client->connect();
var_dump(count_own('task') - $before);
$other->connect();
var_dump(count_own('task') - $before);
$client->close();
$other->close();
var_dump(eventually(fn() => count_own('task') === $before));
$client->connect();
var_dump(count_own('task') - $before);
unset($client);
var_dump(eventually(fn() => count_own('task') === $before));
?>
--EXPECT--
int(0)
int(1)
int(1)
bool(true)
int(1)
bool(true)
