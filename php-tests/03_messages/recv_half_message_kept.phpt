--TEST--
WebSocketClient::recv(): a time limit between fragments loses nothing, and sending goes on
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'first half, ', 'fin' => false],
    ['wait_command'],
    ['read_frame', 'opcode' => 1],
    ['send_frame', 'opcode' => 0, 'payload' => 'second half'],
    ['answer_close'],
]);
$client = connected($peer);
$peer->waitFor('waiting');
var_dump($client->recv(0.1));
$client->send('meanwhile');
$peer->go();
echo $client->recv(), "\n";
echo $peer->waitFor('frame')['text'], "\n";
$client->close();
?>
--EXPECT--
NULL
first half, second half
meanwhile
