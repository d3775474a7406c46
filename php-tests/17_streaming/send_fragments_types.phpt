--TEST--
WebSocketClient::sendFragments(): what is no iterable, or gives something else than strings, is a TypeError
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer);
attempt(fn() => $client->sendFragments('text'));
attempt(fn() => $client->sendFragments(new stdClass));
attempt(fn() => $client->sendFragments());
attempt(fn() => $client->sendFragments([], []));
attempt(fn() => $client->sendFragments(['a', 1]));
attempt(fn() => $client->sendFragments((function () {
    yield 'a';
    yield null;
})()));
$used = chunks('a', 'b');
foreach ($used as $chunk) {
}
attempt(fn() => $client->sendFragments($used));
attempt(fn() => $client->sendFragments(new class implements IteratorAggregate {
    public function getIterator(): Iterator
    {
        throw new DomainException('no iterator');
    }
}));
$word = 'by reference';
$words = [&$word];
$client->sendFragments($words);
echo message_of($peer), "\n";
attempt(fn() => (new WebSocketClient('ws://127.0.0.1:1/'))->sendFragments(['a']));
?>
--EXPECT--
TypeError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must be of type Traversable|array, string given
TypeError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must be of type Traversable|array, stdClass given
ArgumentCountError: WebSocketClient::sendFragments() expects at least 1 argument, 0 given
TypeError: WebSocketClient::sendFragments(): Argument #2 ($binary) must be of type bool, array given
TypeError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give strings only, int given
TypeError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give strings only, null given
Exception: Cannot traverse an already closed generator
DomainException: no iterator
1+fin by reference
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
