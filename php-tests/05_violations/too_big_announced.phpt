--TEST--
ProtocolException: a frame that only announces too much is refused from its header, before memory is taken
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => "\x82\x7f\x00\x00\x01\x00\x00\x00\x00\x00"],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer);
try {
    $client->recv();
} catch (WebSocketClient\ProtocolException $e) {
    echo $e->getMessage(), "\n";
}
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECTF--
The server at ws://127.0.0.1:%d/ sent a message of at least 1099511627776 bytes, more than maxMessageSize allows (16777216 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
1009
