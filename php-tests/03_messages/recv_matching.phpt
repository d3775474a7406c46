--TEST--
WebSocketClient::recvMatching(): the first message that the function accepts; the others stay in their order
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->sendMany(['news 1', '{"id": 7}', 'news 2', '{"id": 8}', 'news 3']);
$client->sendBinary('{"id": 9}');
$answer = fn(int $id): Closure => fn(WebSocketClient\Message $message): bool => str_starts_with($message->data, '{') && $message->json()['id'] === $id;

echo $client->recvMatching($answer(8), 5), "\n";
var_dump($client->recvMatching($answer(9), 5)->binary);
var_dump($client->recvMatching($answer(10), 0.05), $client->recvMatching($answer(10), 0));
var_dump($client->getStats()->bufferedMessages);
// The one before is still there.
echo $client->recvMatching($answer(7), 0), "\n";
echo $client->recv(0), ', ', $client->recvMatching(fn() => true, 0), ', ', $client->recvMany(5, 0)[0], "\n";
var_dump($client->recv(0));

// 0 looks at all that is there.
$client->sendMany(['a', 'b', 'c']);
eventually(fn() => $client->getStats()->messagesReceived === 9);
echo $client->recvMatching(fn($message) => $message->data === 'c', 0), "\n";
var_dump(count($client->recvMany(5, 0)), $client->getStats()->messagesReceived, $client->getStats()->bufferedMessages);
?>
--EXPECT--
{"id": 8}
bool(true)
NULL
NULL
int(4)
{"id": 7}
news 1, news 2, news 3
NULL
c
int(2)
int(9)
int(0)
