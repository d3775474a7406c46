--TEST--
WebSocketClient::recv(): an end without a Close frame is 1006
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['upgrade'], ['fin'], ['read_until_eof']],
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade', 'after' => "\x81\x7e\x01\x00half a frame"], ['wait_command'], ['close']],
    [['upgrade', 'after' => "\x01\x04half"], ['wait_command'], ['close']],
]);
for ($i = 0; $i < 4; $i++) {
    $client = connected($peer);
    $i === 0 or $peer->go();
    try {
        $client->recv();
    } catch (WebSocketClient\ConnectionClosedException $e) {
        describe_closure($e);
    }
    var_dump($client->getCloseCode(), $client->getCloseReason(), $client->isConnected());
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
int(1006)
string(0) ""
bool(false)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
int(1006)
string(0) ""
bool(false)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
int(1006)
string(0) ""
bool(false)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
int(1006)
string(0) ""
bool(false)
