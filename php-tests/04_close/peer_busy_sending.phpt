--TEST--
WebSocketClient::close(): a peer that goes on sending before it answers does not stop us
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['read_frame', 'opcode' => 8],
    ['send_frame', 'opcode' => 2, 'payload' => str_repeat('x', 60000), 'repeat' => 50],
    ['send_frame', 'opcode' => 2, 'payload' => str_repeat('x', 60000), 'repeat' => 50],
    ['send_close', 'code' => 1000],
]);
$client = connected($peer);
$client->close();
var_dump($client->getState(), $client->getCloseCode());
?>
--EXPECT--
enum(WebSocketClient\State::Closed)
int(1000)
