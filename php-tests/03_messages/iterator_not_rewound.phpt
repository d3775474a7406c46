--TEST--
MessageIterator: one that was not rewound stands at its first message, as PHP's own iterators do
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => array_map('strval', range(0, 9))]);
$client = connected($peer);
foreach (new NoRewindIterator($client->getIterator()) as $key => $message) {
    echo "$key: $message\n";
    if ($key === 1) {
        break;
    }
}
$messages = $client->getIterator();
var_dump((string) $messages->current(), $messages->key(), $messages->valid());
$messages = new IteratorIterator($client);
var_dump($messages->valid());
$messages = $client->getIterator();
// What next() leaves is the first one.
$messages->next();
var_dump($messages->key(), (string) $messages->current());
$messages = $client->getIterator();
while ($messages->valid() && $messages->key() < 2) {
    echo $messages->key(), ': ', $messages->current(), "\n";
    $messages->next();
}
$client->send('!close 4000 that is all');
$messages = $client->getIterator();
var_dump((string) $messages->current());
$messages = $client->getIterator();
var_dump((string) $messages->current());
$messages = $client->getIterator();
attempt(fn() => $messages->valid());
attempt(fn() => iterator_count(new NoRewindIterator($messages)));
?>
--EXPECTF--
0: 0
1: 1
string(1) "2"
int(0)
bool(true)
bool(false)
int(1)
string(1) "4"
0: 5
1: 6
string(1) "8"
string(1) "9"
WebSocketClient\ConnectionClosedException: The connection to %s was closed by the server with code 4000: "that is all"
WebSocketClient\ConnectionClosedException: The connection to %s was closed by the server with code 4000: "that is all"
