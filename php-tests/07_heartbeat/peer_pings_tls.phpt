--TEST--
Heartbeat: pings are answered behind TLS too
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server', 'ping_interval' => 1.0, 'ping_timeout' => 1.0]);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')));
sleep(4);
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
