--TEST--
WebSocketClient::send(): throws when the connection is broken, and raises no signal
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['reset']]);
$client = connected($peer, pingInterval: null);
try {
    for ($i = 0; $i < 100; $i++) {
        $client->send(str_repeat('x', 100000));
    }
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
