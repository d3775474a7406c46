--TEST--
Heartbeat: npm's ws, which ends connections that leave a ping unanswered
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = node_peer(['ping_interval' => 1.0, 'ping_timeout' => 0.9]);
$client = connected($peer);
sleep(5);
var_dump($client->isConnected());
$client->send('still here');
echo $client->recv(), "\n";
var_dump($peer->all('no pong'));
$client->close();
?>
--EXPECT--
bool(true)
still here
array(0) {
}
