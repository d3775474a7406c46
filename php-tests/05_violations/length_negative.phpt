--TEST--
ProtocolException: a length with its highest bit set is answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x82\x7f\x80\x00\x00\x00\x00\x00\x00\x01"], ['read_frame', 'opcode' => 8]]);
$client = connected($peer);
try {
    $client->recv();
} catch (WebSocketClient\ProtocolException $e) {
    echo $e->getMessage(), "\n";
    describe_closure($e);
}
var_dump($client->isConnected(), $client->getCloseCode());
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECTF--
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame length of 64 bits has its most significant bit set, which must be 0; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'a frame length of 64 bits has its most significant bit set, which must be 0', not clean, by client
bool(false)
int(1002)
1002
