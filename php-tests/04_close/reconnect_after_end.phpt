--TEST--
WebSocketClient::connect(): opens a new connection after the peer has ended the last one
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['upgrade', 'after' => "\x81\x03old"], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'new'], ['answer_close']],
]);
$client = connected($peer);
var_dump(eventually(fn() => !$client->isConnected()));
$client->connect();
// What the old connection had brought is not the new one's.
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
bool(true)
new
