--TEST--
WebSocketClient::connect(): a refused port is told with its address
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']]);
$peer->stop();
$client = new WebSocketClient($peer->url());
attempt($client->connect(...));
var_dump($client->isConnected());
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: no address of 127.0.0.1 could be reached: tried 127.0.0.1:%d (Connection refused)
bool(false)
