--TEST--
WebSocketClient::isConnected(): sees an end behind bytes that nobody has read
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 9, 'payload' => 'are you there'],
    ['fin'],
    ['wait_command'],
]);
$client = connected($peer, pingInterval: null);
$peer->waitFor('waiting');
$start = elapsed();
var_dump($client->isConnected());
assert_within(elapsed($start), 0.0, 0.5);
var_dump($client->getState());
?>
--EXPECT--
bool(false)
returned within its limit
enum(WebSocketClient\State::Closed)
