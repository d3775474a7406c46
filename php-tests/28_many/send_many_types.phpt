--TEST--
WebSocketClient::sendMany(): what is no iterable, gives something else than strings, or throws
--FILE--
<?php
require __DIR__ . '/../17_streaming/streaming.inc';

$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer);
attempt(fn() => $client->sendMany('text'));
attempt(fn() => $client->sendMany(new stdClass));
attempt(fn() => $client->sendMany());
attempt(fn() => $client->sendMany([], []));
attempt(fn() => $client->sendMany(['a', 1]));
attempt(fn() => $client->sendMany((function () {
    yield 'a';
    throw new DomainException('no more');
})()));
attempt(fn() => $client->sendMany(['good', "b\xc3\x28"]));
// 64 KiB and more have gone out before the last one is looked at.
attempt(fn() => $client->sendMany([...array_fill(0, 3000, str_repeat('x', 100)), "\xff"]));
var_dump($client->getStats()->messagesSent);
attempt(fn() => (new WebSocketClient('ws://127.0.0.1:1/'))->sendMany(['a']));
var_dump((new WebSocketClient('ws://127.0.0.1:1/'))->sendMany([]));
?>
--EXPECT--
TypeError: WebSocketClient::sendMany(): Argument #1 ($texts) must be of type Traversable|array, string given
TypeError: WebSocketClient::sendMany(): Argument #1 ($texts) must be of type Traversable|array, stdClass given
ArgumentCountError: WebSocketClient::sendMany() expects at least 1 argument, 0 given
TypeError: WebSocketClient::sendMany(): Argument #2 ($binary) must be of type bool, array given
TypeError: WebSocketClient::sendMany(): Argument #1 ($texts) must give strings only, int given
DomainException: no more
ValueError: WebSocketClient::sendMany(): Argument #1 ($texts) must give valid UTF-8 unless $binary is true, but byte 1 of message 2 is not; 0 messages were sent
ValueError: WebSocketClient::sendMany(): Argument #1 ($texts) must give valid UTF-8 unless $binary is true, but byte 0 of message 3001 is not; 2624 messages were sent
int(2624)
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
int(0)
