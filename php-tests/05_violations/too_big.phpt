--TEST--
ProtocolException: a message over the limit is answered with 1009
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, maxMessageSize: 1000);
$client->send('!binary 1001');
try {
    $client->recv();
} catch (WebSocketClient\ProtocolException $e) {
    echo $e->getMessage(), "\n";
    describe_closure($e);
}
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECTF--
The server at ws://127.0.0.1:%d/ sent a message of at least 1001 bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
WebSocketClient\ProtocolException: code 1009, reason 'a message of at least 1001 bytes is larger than the limit of 1000 bytes', not clean, by client
1009
