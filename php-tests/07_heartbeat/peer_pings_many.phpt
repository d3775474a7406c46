--TEST--
Heartbeat: many connections at once
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['ping_interval' => 0.5, 'ping_timeout' => 1.5]);
for ($i = 0; $i < 20; $i++) {
    $clients[] = connected($peer);
}
sleep(4);
foreach ($clients as $i => $client) {
    $client->send("client $i");
    $client->recv()->data === "client $i" or print("lost $i\n");
}
var_dump($peer->all('closed'));
?>
--EXPECT--
array(0) {
}
