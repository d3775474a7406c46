--TEST--
WebSocketClient::ping(): a peer that closes instead of answering
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ['send_close', 'code' => 4000], ['read_frame', 'opcode' => 8]]);
$client = connected($peer, pingInterval: null);
try {
    $client->ping(5.0);
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 4000, reason '', clean, by peer
