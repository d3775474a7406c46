--TEST--
WebSocketClient::send(): frames as the peer reads them: whole, masked, in the shortest form
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_frame'], ['read_frame'], ['read_frame'], ['read_frame'], ['answer_close']]);
$client = connected($peer);
$client->send('hello');
$client->sendBinary("\0\1");
$client->send('');
$client->send(str_repeat('x', 70000));
$client->close();
for ($i = 0; $i < 5; $i++) {
    $frame = $peer->waitFor('frame');
    printf(
        "opcode %d, fin %d, rsv %d, masked %d, %d bytes: %s\n",
        $frame['opcode'], $frame['fin'], $frame['rsv'], $frame['masked'], $frame['size'], substr($frame['hex'], 0, 16),
    );
}
?>
--EXPECT--
opcode 1, fin 1, rsv 0, masked 1, 5 bytes: 68656c6c6f
opcode 2, fin 1, rsv 0, masked 1, 2 bytes: 0001
opcode 1, fin 1, rsv 0, masked 1, 0 bytes: 
opcode 1, fin 1, rsv 0, masked 1, 70000 bytes: 7878787878787878
opcode 8, fin 1, rsv 0, masked 1, 2 bytes: 03e8
