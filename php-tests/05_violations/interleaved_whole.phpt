--TEST--
ProtocolException: a whole message inside another is answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x01\x01a\x82\x01b"], ['read_frame', 'opcode' => 8]]);
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
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a new message began before the one before it ended; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: code 1002, reason 'a new message began before the one before it ended', not clean, by client
bool(false)
int(1002)
1002
