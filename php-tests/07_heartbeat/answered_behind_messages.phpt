--TEST--
Heartbeat: a ping behind messages that PHP takes its time for is answered meanwhile
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$messages = str_repeat("\x81\x05hello", 400);
$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => "$messages\x89\x04ping$messages"],
    ['read_frame', 'opcode' => 10],
    ['answer_close'],
]);
$client = connected($peer);
$answered = null;
for ($count = 0; $count < 800; $count++) {
    (string) $client->recv() === 'hello' or fail('not the message');
    // Each one is at hand: no call has to look at the socket.
    usleep(5000);
    if ($answered === null && $peer->all('frame')) {
        $answered = $count;
    }
}
// The ping itself lies behind 400 of them.
var_dump($answered !== null && $answered < 380);
$client->close();
?>
--EXPECT--
bool(true)
