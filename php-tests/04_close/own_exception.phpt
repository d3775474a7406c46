--TEST--
WebSocketClient::recv(): after our own close() it says that it was ours
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->close(4000, 'enough');
foreach ([fn() => $client->recv(), fn() => $client->send('x')] as $call) {
    try {
        $call();
    } catch (WebSocketClient\ConnectionClosedException $e) {
        describe_closure($e);
    }
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 4000, reason 'enough', clean, by client
WebSocketClient\ConnectionClosedException: code 4000, reason 'enough', clean, by client
