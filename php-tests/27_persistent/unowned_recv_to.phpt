--TEST--
Persistent: recvTo() gets nothing of a message that began when nobody owned the connection
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'unowned', 'fin' => false],
    ['send_frame', 'opcode' => 9, 'payload' => 'still there?'],
    ['read_frame', 'opcode' => 10],
    ['wait_command'],
    // recvTo() waits before the rest comes.
    ['wait_seconds', 'seconds' => 1.0],
    ['send_frame', 'opcode' => 0, 'payload' => ' and unfinished'],
    ['send_frame', 'opcode' => 1, 'payload' => str_repeat('mine', 1000)],
    ['answer_close'],
]);
$client = connected_persistent($peer, maxMessageSize: 1000);
$peer->waitFor('waiting');
unset($client);
$peer->go();
// The keeper answers the ping, so it has read what came before it.
$peer->waitFor('frame');
$peer->waitFor('waiting');

$client = connected_persistent($peer, maxMessageSize: 1000);
$peer->go();
$file = fopen('php://temp', 'w+b');
// Larger than maxMessageSize, as only recvTo() may have it.
var_dump($client->recvTo($file), stream_get_contents($file, offset: 0) === str_repeat('mine', 1000));
var_dump($client->getStats()->messagesDropped);
$client->close();
?>
--EXPECT--
int(4000)
bool(true)
int(1)
