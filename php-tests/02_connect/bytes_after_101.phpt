--TEST--
WebSocketClient::connect(): frames that come in one piece with the answer are kept
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade', 'after' => "\x81\x05first\x89\x01p\x82\x02ab\x81\x05par"],
    ['read_frame', 'opcode' => 10],
    ['send', 'bytes' => 'ty'],
    ['answer_close'],
]);
$client = connected($peer);
echo $client->recv(), ' ', $client->recv(), ' ', $client->recv(), "\n";
echo hex2bin($peer->waitFor('frame')['hex']), "\n";
$client->close();
?>
--EXPECT--
first ab party
p
