--TEST--
Heartbeat: pings are answered while recv() waits
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['ping_interval' => 0.5, 'ping_timeout' => 1.0]);
$client = connected($peer);
var_dump($client->recv(3.0));
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
NULL
still here
