--TEST--
ProtocolException: a peer that is still sending a message over the limit gets our 1009 all the same
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, maxMessageSize: 1000, compression: false);
$client->send('!binary 8000000');
attempt($client->recv(...));
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECTF--
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 8000000 bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
1009
