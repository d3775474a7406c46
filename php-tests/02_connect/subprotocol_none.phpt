--TEST--
WebSocketClient::connect(): a peer that chooses no subprotocol is fine
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['answer_close']]);
$client = connected($peer, subprotocols: ['chat', 'news']);
var_dump($client->getSubprotocol());
$client->close();
?>
--EXPECT--
NULL
