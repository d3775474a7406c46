--TEST--
Heartbeat: what comes while PHP sleeps is there at once
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['ping_interval' => 0.5, 'ping_timeout' => 1.0]);
$client = connected($peer);
$client->send('!push 0.3 5');
sleep(3);
for ($i = 0; $i < 5; $i++) {
    echo $client->recv(0.0), "\n";
}
var_dump($client->recv(0.0));
?>
--EXPECT--
push 1
push 2
push 3
push 4
push 5
NULL
