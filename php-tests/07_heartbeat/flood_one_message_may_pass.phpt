--TEST--
Heartbeat: one message larger than readAhead passes it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: 0.5, pongTimeout: 0.5, readAhead: 1000);
$client->send('!binary 3000000');
sleep(2);
var_dump(strlen($client->recv()->data));
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
int(3000000)
still here
