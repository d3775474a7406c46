--TEST--
WebSocketClient::close(): does nothing before connect()
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$client = new WebSocketClient('ws://127.0.0.1:1/');
$client->close();
var_dump($client->isConnected(), $client->getCloseCode(), $client->getCloseReason());
?>
--EXPECT--
bool(false)
NULL
NULL
