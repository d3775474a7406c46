--TEST--
Persistent: without a heartbeat nobody reads between clients; what came then is dropped when it is taken over
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = scripted_peer([
    ['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 1, 'payload' => 'unowned'], ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'mine'], ['answer_close'],
]);
$client = connected_persistent($peer, pingInterval: null);
$peer->waitFor('waiting');
unset($client);
$peer->go();
$peer->waitFor('waiting');
$client = connected_persistent($peer, pingInterval: null);
var_dump($client->recv(0));
$peer->go();
echo $client->recv(), "\n";
var_dump($client->getStats()->messagesDropped);
$client->close();
?>
--EXPECT--
NULL
mine
int(1)
