--TEST--
WebSocketClient::connect(): a second call on an open connection does nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->connect();
$client->send('still there');
echo $client->recv(), "\n";
$client->close();
var_dump(count($peer->several('open', 1)));
?>
--EXPECT--
still there
int(1)
