--TEST--
select(): what it takes, and what it says of the rest
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$idle = new WebSocketClient('ws://127.0.0.1:9/');
attempt(fn() => WebSocketClient::select([]));
attempt(fn() => WebSocketClient::select('x'));
attempt(fn() => WebSocketClient::select([$idle, 5]));
attempt(fn() => WebSocketClient::select([new stdClass()]));
attempt(fn() => WebSocketClient::select([(new ReflectionClass('WebSocketClient'))->newInstanceWithoutConstructor()]));
attempt(fn() => WebSocketClient::select([$idle], -1));
attempt(fn() => WebSocketClient::select([$idle], NAN));
attempt(fn() => WebSocketClient::select());

// recv() of one that was never connected says so at once: that is ready.
var_dump(array_keys(WebSocketClient::select(['idle' => $idle])));
attempt(fn() => $idle->recv());

// The same client twice is one client.
$peer = python_peer();
$client = connected($peer);
$client->send('once');
var_dump(array_keys(WebSocketClient::select(['a' => $client, 'b' => $client])));

// Also of a class of one's own, and by reference.
class Feed extends WebSocketClient
{
}
$feed = new Feed($peer->url());
$feed->connect();
$feed->send('mine');
$feeds = [&$feed];
var_dump(WebSocketClient::select($feeds) === [$feed]);
?>
--EXPECT--
ValueError: WebSocketClient::select(): Argument #1 ($clients) must not be empty
TypeError: WebSocketClient::select(): Argument #1 ($clients) must be of type array, string given
TypeError: WebSocketClient::select(): Argument #1 ($clients) must contain only WebSocketClient objects, int given
TypeError: WebSocketClient::select(): Argument #1 ($clients) must contain only WebSocketClient objects, stdClass given
Error: The constructor of a client was not called
ValueError: WebSocketClient::select(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::select(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
ArgumentCountError: WebSocketClient::select() expects at least 1 argument, 0 given
array(1) {
  [0]=>
  string(4) "idle"
}
WebSocketClient\Exception: Not connected to ws://127.0.0.1:9/: call connect() first
array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  string(1) "b"
}
bool(true)
