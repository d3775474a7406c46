--TEST--
WebSocketClient::close(): nothing is sent after the Close frame, and the TCP connection ends
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['read_frame', 'opcode' => 8],
    ['send_frame', 'opcode' => 9, 'payload' => 'too late'],
    ['send_close', 'code' => 1000],
    ['fin'],
    ['read_until_eof'],
]);
$client = connected($peer);
$client->close(1000, 'bye');
$frame = $peer->waitFor('frame');
var_dump($frame['code'], $frame['reason'], $frame['masked']);
$eof = $peer->waitFor('eof');
var_dump($eof['bytes'], $eof['how']);
?>
--EXPECT--
int(1000)
string(3) "bye"
bool(true)
int(0)
string(3) "fin"
