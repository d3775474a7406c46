--TEST--
WebSocketClient: empty messages without end, which nobody fetches, fill no more than readAhead
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$peer = hostile_peer([['upgrade'], ['flood', 'bytes' => str_repeat("\x81\0", 50_000)]]);
$client = connected($peer, closeTimeout: 0.5);
$cost = cost();
sleep(2);
$buffered = $client->getStats()->messagesReceived;
var_dump($buffered > 1000 && $buffered < 200_000);
$cost->check(5, 8);
var_dump($client->recv(1)->data);
unset($client);
goes_on($peer);
?>
--EXPECT--
bool(true)
time and memory are within bounds
string(0) ""
all is well
