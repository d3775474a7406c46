--TEST--
WebSocketClient::recv(): a ping between fragments is answered with its payload, before the message is whole
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'one ', 'fin' => false],
    ['send_frame', 'opcode' => 9, 'payload' => 'first'],
    ['read_frame', 'opcode' => 10],
    ['send_frame', 'opcode' => 0, 'payload' => 'two ', 'fin' => false],
    ['send_frame', 'opcode' => 9, 'payload' => ''],
    ['read_frame', 'opcode' => 10],
    ['send_frame', 'opcode' => 10, 'payload' => 'nobody asked'],
    ['send_frame', 'opcode' => 9, 'payload' => str_repeat('x', 125)],
    ['read_frame', 'opcode' => 10],
    ['send_frame', 'opcode' => 0, 'payload' => 'three'],
    ['answer_close'],
]);
$client = connected($peer);
echo $client->recv(), "\n";
for ($i = 0; $i < 3; $i++) {
    $pong = $peer->waitFor('frame');
    echo $pong['masked'] ? 'masked' : 'bare', ' ', $pong['size'], ' ', hex2bin(substr($pong['hex'], 0, 10)), "\n";
}
$client->close();
?>
--EXPECT--
one two three
masked 5 first
masked 0 
masked 125 xxxxx
