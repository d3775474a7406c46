--TEST--
ProtocolException: a reserved bit (RSV2) is answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\xa1\x01a"], ['read_frame', 'opcode' => 8]]);
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
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text frame has the reserved bit RSV2 set although no extension was negotiated; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'a text frame has the reserved bit RSV2 set although no extension was negotiated', not clean, by client
bool(false)
int(1002)
1002
