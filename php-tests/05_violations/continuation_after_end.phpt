--TEST--
ProtocolException: a continuation after the last fragment is answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x01\x01a\x80\x01b\x80\x01c"], ['read_frame', 'opcode' => 8]]);
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
ab
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a continuation frame came without a message to continue; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'a continuation frame came without a message to continue', not clean, by client
bool(false)
int(1002)
1002
