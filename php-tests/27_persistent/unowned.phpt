--TEST--
Persistent: what comes while nobody owns it is dropped and counted, and so is what was not fetched; heartbeats go on
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'not fetched'],
    ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'unowned'],
    ['send_frame', 'opcode' => 1, 'payload' => 'unowned', 'fin' => false],
    ['send_frame', 'opcode' => 9, 'payload' => 'still there?'],
    ['read_frame', 'opcode' => 10],
    ['wait_command'],
    ['send_frame', 'opcode' => 0, 'payload' => ' and unfinished'],
    ['send_frame', 'opcode' => 1, 'payload' => 'mine'],
    ['answer_close'],
]);
$client = connected_persistent($peer);
eventually(fn() => $client->getStats()->bufferedMessages === 1) or fail('nothing came');
$peer->waitFor('waiting');
unset($client);
$peer->go();
// The keeper answers the ping, so it has read what came before it.
$peer->waitFor('frame');
$peer->waitFor('waiting');

$client = connected_persistent($peer);
var_dump($client->getStats()->messagesDropped, $client->getStats()->bufferedMessages);
$peer->go();
// The rest of a message that began when nobody owned the connection is nobody's.
echo $client->recv(), "\n";
var_dump($client->getStats()->messagesDropped);
$client->close();
?>
--EXPECT--
int(2)
int(0)
mine
int(3)
