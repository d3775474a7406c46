--TEST--
ProtocolException: a message before the violation is delivered
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x81\x04fine\x83\x00"], ['read_frame', 'opcode' => 8]]);
$client = connected($peer);
echo $client->recv(), "\n";
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
fine
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame has the reserved opcode 3; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'a frame has the reserved opcode 3', not clean, by client
bool(false)
int(1002)
1002
