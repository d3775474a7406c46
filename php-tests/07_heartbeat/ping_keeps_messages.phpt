--TEST--
WebSocketClient::ping(): messages that come before the pong are kept
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'one'],
    ['send_frame', 'opcode' => 1, 'payload' => 'two'],
    ['serve'],
]);
$client = connected($peer);
$client->ping();
echo $client->recv(0.0), ' ', $client->recv(0.0), "\n";
$client->close();
?>
--EXPECT--
one two
