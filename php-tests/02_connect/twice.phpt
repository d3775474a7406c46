--TEST--
WebSocketClient::connect(): a second call on an open connection throws and leaves it alone
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
attempt($client->connect(...));
$client->send('still there');
echo $client->recv(), "\n";
$client->close();
var_dump(count($peer->all('open', 0.2)));
?>
--EXPECTF--
WebSocketClient\Exception: %s
still there
int(1)
