--TEST--
WebSocketClient::recvMany(): waits for the first message and takes what else is there, up to the maximum
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

function show(array $messages): void
{
    echo count($messages), ': ', implode(', ', array_map(fn($one) => ($one->binary ? 'b ' : '') . substr($one, 0, 9), $messages)), "\n";
}

$large = "\x81\x7f" . pack('J', 100000) . str_repeat('l', 100000);
$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => "\x81\x03one\x82\x01\0\x81\x00\x89\x01p\x81\x05three\x01\x02fo\x80\x02ur$large\x81\x03six\x81"],
    ['wait_command'],
    ['send', 'bytes' => "\x04half"],
    ['send_close', 'code' => 1000, 'reason' => 'done'],
    ['read_until_eof'],
]);
$client = connected($peer);
$peer->waitFor('waiting');
show($client->recvMany(2));
// What comes in pieces may be waited for, but only as the first one.
for ($left = 5; $left > 0; $left -= count($messages)) {
    $messages = $client->recvMany(PHP_INT_MAX, 10.0);
    $all = [...$all ?? [], ...$messages];
}
show($all);
show($client->recvMany(10, 0.0));
$peer->go();
show($client->recvMany(10));
attempt(fn() => $client->recvMany(10));
var_dump($client->getStats()->messagesReceived, $client->getStats()->bytesReceived);
?>
--EXPECTF--
2: one, b %0
5: , three, four, lllllllll, six
0: 
1: half
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1000 (normal closure): "done"
int(8)
int(100020)
