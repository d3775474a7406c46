--TEST--
WebSocketClient::recvMatching(): more than readAhead is not kept aside, and all of it can be fetched
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, readAhead: 1000);
$client->sendMany(array_map(fn(int $n) => sprintf('%03d ', $n) . str_repeat('x', 196), range(1, 20)));
$asked = 0;
$never = function () use (&$asked): bool {
    $asked++;
    return false;
};
attempt(fn() => $client->recvMatching($never, 5));
var_dump($asked);
// What is kept is looked through again, and found.
echo substr($client->recvMatching(fn($message) => str_starts_with($message->data, '002'), 0), 0, 3), "\n";
$numbers = [];
while (count($numbers) < 19) {
    $numbers[] = (int) $client->recv(5)->data;
}
echo implode(' ', $numbers), "\n";

// Empty messages count for what it costs to keep them.
$client->sendMany(array_fill(0, 100, ''));
attempt(fn() => $client->recvMatching(fn() => false, 5));
?>
--EXPECTF--
WebSocketClient\Exception: None of 5 messages (%d bytes with what keeping them costs) was accepted, and no more than $readAhead, 1000 bytes, are kept: fetch them with recv(), or raise $readAhead
int(5)
002
1 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
WebSocketClient\Exception: None of %d messages (%d bytes with what keeping them costs) was accepted, and no more than $readAhead, 1000 bytes, are kept: fetch them with recv(), or raise $readAhead
