--TEST--
WebSocketClient::sendFragments(): close() between fragments closes properly, and the rest of the message is not sent
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer);
$thrown = attempt(fn() => $client->sendFragments((function () use ($client) {
    yield 'one';
    yield 'two';
    $client->close(4000, 'enough');
    yield 'three';
})()));
describe_closure($thrown);
foreach (range(1, 2) as $_) {
    echo frame_line($peer->waitFor('frame')), "\n";
}

// With another connection in its place, nothing of the message goes there.
$thrown = attempt(fn() => connected($peer)->sendFragments([]));
$client->connect();
$thrown = attempt(fn() => $client->sendFragments((function () use ($client) {
    yield 'one';
    yield 'two';
    $client->close();
    $client->connect();
    yield 'three';
})()));
describe_closure($thrown);
$client->send('usable');
while (($line = frame_line($peer->waitFor('frame'))) !== '1+fin usable') {
    str_contains($line, 'two') and print("$line\n");
}
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 4000: "enough"
WebSocketClient\ConnectionClosedException: code 4000, reason 'enough', clean, by client
1 one
close 4000 enough
nothing thrown
WebSocketClient\ConnectionClosedException: The connection with the first part of the message has ended, and another one, to ws://127.0.0.1:%d/, has taken its place
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
