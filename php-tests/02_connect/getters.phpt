--TEST--
WebSocketClient: what is known of an open connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['subprotocols' => ['chat']]);
$client = connected($peer, url: $peer->url('/a?b=c'), subprotocols: ['news', 'chat']);
var_dump($client->getUrl() === $peer->url('/a?b=c'));
var_dump($client->getRemoteAddress() === "127.0.0.1:$peer->port");
var_dump($client->getSubprotocol(), $client->getCloseCode(), $client->getCloseReason());
?>
--EXPECT--
bool(true)
bool(true)
string(4) "chat"
NULL
NULL
