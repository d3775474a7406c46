--TEST--
foreach: keys, nested loops, generators and PHP's functions for iterators see the same messages
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => array_map('strval', range(0, 19))]);
$client = connected($peer);

foreach ($client as $key => $message) {
    echo "$key: $message\n";
    foreach ($client as $inner => $message) {
        echo "  $inner: $message\n";
        if ($inner === 1) {
            break;
        }
    }
    if ($key === 1) {
        break;
    }
}
echo "The last one stays: $message\n";

function delegated(WebSocketClient $client): Generator
{
    yield from $client;
}
foreach (delegated($client) as $key => $message) {
    echo "$key: $message\n";
    if ($key === 2) {
        break;
    }
}

echo implode(' ', array_map('strval', iterator_to_array(new LimitIterator(new IteratorIterator($client), 0, 3)))), "\n";
echo iterator_apply($iterator = $client->getIterator(), function () use (&$iterator) {
    echo $iterator->key(), ': ', $iterator->current(), "\n";
    return $iterator->key() < 1;
}), " applied\n";

$iterator->next();
echo $iterator->key(), ': ', $iterator->current(), "\n";
// A loop over the same iterator begins with what that has.
foreach ($iterator as $key => $message) {
    echo "$key: $message\n";
    if ($key === 3) {
        break;
    }
}
$unread = new NoRewindIterator($client->getIterator());
echo 'Before its first message: ', $unread->key(), "\n";
attempt(function () use ($client) {
    foreach ($client as &$message) {
    }
});

// An iterator in a cycle is found by the garbage collector.
$cycle = new ArrayObject();
$cycle['generator'] = (function () use ($client, $cycle) {
    foreach ($client as $message) {
        yield $message;
    }
})();
echo $cycle['generator']->current(), "\n";
$reference = WeakReference::create($cycle);
$cycle = null;
gc_collect_cycles();
var_dump($reference->get());

$client->close();
echo count(iterator_to_array($client, false)), " left\n";
?>
--EXPECT--
0: 0
  0: 1
  1: 2
1: 3
  0: 4
  1: 5
The last one stays: 5
0: 6
1: 7
2: 8
9 10 11
0: 13
1: 14
2 applied
2: 15
2: 15
3: 16
Before its first message: 0
Error: An iterator cannot be used with foreach by reference
17
NULL
2 left
