--TEST--
WebSocketClient::ping(): has its answer though the read-ahead is full
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'a', 'repeat' => 1000],
    ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'b', 'repeat' => 1000],
    ['serve'],
]);
$client = connected($peer, readAhead: 500);
var_dump(eventually(fn() => $client->getStats()->bufferedBytes === 1000));
$peer->go();
var_dump($client->ping(5.0) < 5.0);
var_dump($client->recv(0.0)?->data === str_repeat('a', 1000), $client->recv(0.0)?->data === str_repeat('b', 1000));
var_dump($client->recv(0.0));
$client->close();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
NULL
