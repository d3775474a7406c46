--TEST--
ProtocolException: text with an overlong form is answered with 1007
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x81\x02\xc0\xaf"], ['read_frame', 'opcode' => 8]]);
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
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text message is not valid UTF-8; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a text message is not valid UTF-8', not clean, by client
bool(false)
int(1007)
1007
