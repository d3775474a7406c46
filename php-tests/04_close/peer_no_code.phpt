--TEST--
WebSocketClient::recv(): a Close frame without a code is 1005, and is answered
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send_close'], ['read_frame', 'opcode' => 8]]);
$client = connected($peer);
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
var_dump($client->getCloseCode(), $client->getCloseReason());
echo $peer->waitFor('frame')['opcode'], "\n";
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 1005, reason '', clean, by peer
int(1005)
string(0) ""
8
