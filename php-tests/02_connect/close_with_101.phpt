--TEST--
WebSocketClient::connect(): a Close frame in one piece with the answer is told by the next call
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'after' => "\x81\x02hi\x88\x05\x03\xf5now"], ['read_frame', 'opcode' => 8]]);
$client = connected($peer);
echo $client->recv(), "\n";
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECT--
hi
WebSocketClient\ConnectionClosedException: code 1013, reason 'now', clean, by peer
1013
