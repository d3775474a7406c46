--TEST--
WebSocketClient::recv(): of pings that come at once the last one is answered, and others only before it (RFC 6455, 5.5.3)
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$pings = ['one', 'two', 'three', 'four', 'five'];
$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => implode('', array_map(fn(string $ping) => "\x89" . chr(strlen($ping)) . $ping, $pings))],
    ['send_frame', 'opcode' => 1, 'payload' => 'message'],
    ['answer_close'],
]);
$client = connected($peer);
echo $client->recv(), "\n";
$client->close();
while (($frame = $peer->waitFor('frame'))['opcode'] === 10) {
    $pongs[] = hex2bin($frame['hex']);
}
var_dump(end($pongs), array_values(array_intersect($pings, $pongs)) === $pongs);
?>
--EXPECT--
message
string(4) "five"
bool(true)
