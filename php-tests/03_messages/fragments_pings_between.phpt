--TEST--
WebSocketClient::recv(): pings between fragments are answered, in order, with their payload
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'one ', 'fin' => false],
    ['send_frame', 'opcode' => 9, 'payload' => 'first'],
    ['send_frame', 'opcode' => 0, 'payload' => 'two ', 'fin' => false],
    ['send_frame', 'opcode' => 9, 'payload' => ''],
    ['send_frame', 'opcode' => 10, 'payload' => 'nobody asked'],
    ['send_frame', 'opcode' => 0, 'payload' => 'three'],
    ['send_frame', 'opcode' => 9, 'payload' => str_repeat('x', 125)],
    ['read_frame', 'opcode' => 10],
    ['read_frame', 'opcode' => 10],
    ['read_frame', 'opcode' => 10],
    ['answer_close'],
]);
$client = connected($peer);
echo $client->recv(), "\n";
var_dump($client->recv(0.5));
for ($i = 0; $i < 3; $i++) {
    $pong = $peer->waitFor('frame');
    echo $pong['masked'] ? 'masked' : 'bare', ' ', $pong['size'], ' ', hex2bin(substr($pong['hex'], 0, 10)), "\n";
}
$client->close();
?>
--EXPECT--
one two three
NULL
masked 5 first
masked 0 
masked 125 xxxxx
