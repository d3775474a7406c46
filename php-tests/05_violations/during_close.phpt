--TEST--
WebSocketClient::close(): a violation instead of an answer ends the wait
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 8], ['send', 'bytes' => "\x83\x00"], ['read_until_eof']]);
$client = connected($peer);
$start = elapsed();
try {
    $client->close();
} catch (WebSocketClient\ProtocolException) {
}
assert_within(elapsed($start), 0.0);
var_dump($client->getState());
// One Close frame is all that may be sent.
echo $peer->waitFor('eof')['bytes'], "\n";
?>
--EXPECT--
returned within its limit
enum(WebSocketClient\State::Closed)
0
