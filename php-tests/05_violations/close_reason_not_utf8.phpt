--TEST--
ProtocolException: a Close frame whose reason is not UTF-8 is answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x88\x03\x03\xe8\xff"], ['read_frame', 'opcode' => 8]]);
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
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: the reason in a Close frame is not valid UTF-8; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'the reason in a Close frame is not valid UTF-8', not clean, by client
bool(false)
int(1002)
1002
