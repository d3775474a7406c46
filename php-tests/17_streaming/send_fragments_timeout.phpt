--TEST--
WebSocketClient::sendFragments(): $sendTimeout is for each fragment; half a message costs the connection
--FILE--
<?php
require __DIR__ . '/streaming.inc';

// Takes one chunk after the other, all of which take longer than $sendTimeout.
$peer = scripted_peer([['upgrade'], ['read_slowly', 'size' => 65536, 'delay' => 0.02]], ['receive_buffer' => 65536]);
// The whole takes 3.2 s at least.
$limit = getenv('WEBSOCKET_TEST_VALGRIND') ? 2.0 : 0.8;
$client = connected($peer, sendTimeout: $limit);
$start = elapsed();
$chunk = str_repeat('x', 1 << 16);
$client->sendFragments((function () use ($chunk) {
    for ($i = 0; $i < 160; $i++) {
        yield $chunk;
    }
})());
var_dump(elapsed($start) > $limit);

$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 65536]);
$client = connected($peer, sendTimeout: 0.5);
$start = elapsed();
$thrown = attempt(fn() => $client->sendFragments(array_fill(0, 40, str_repeat('x', 1 << 20))));
assert_waited(elapsed($start), 0.5);
var_dump($thrown->operation);
describe_state($client);
?>
--EXPECTF--
bool(true)
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not take a fragment of a message within 0.5 s (sendTimeout); the connection was closed, since half a message cannot be taken back
waited out its limit
string(4) "send"
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: half a message had been sent when it was given up
