--TEST--
Heartbeat: a peer that pings every second with a limit of one keeps the connection while PHP naps
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['ping_interval' => 1.0, 'ping_timeout' => 1.0]);
$client = connected($peer);
for ($i = 0; $i < 500; $i++) {
    usleep(10_000);
}
var_dump($client->isConnected());
$client->send('still here');
echo $client->recv(), "\n";
var_dump($peer->all('closed'));
$client->close();
?>
--EXPECT--
bool(true)
still here
array(0) {
}
