--TEST--
WebSocketClient::send(): throws after the peer has closed, and says why
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$peer->command('close 4001 first');
$peer->waitFor('closed');
try {
    $client->send('too late');
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 4001, reason 'first', clean, by peer
