--TEST--
WebSocketClient::getStats(): what was received and not yet fetched
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'three']]);
$client = connected($peer);
var_dump(eventually(fn() => $client->getStats()->bufferedMessages === 2));
var_dump($client->getStats()->bufferedBytes);
$client->recv();
$client->recv();
var_dump($client->getStats()->bufferedMessages, $client->getStats()->bufferedBytes);
?>
--EXPECT--
bool(true)
int(8)
int(0)
int(0)
