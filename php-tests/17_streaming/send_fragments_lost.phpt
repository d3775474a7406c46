--TEST--
WebSocketClient::sendFragments(): with a policy, a message that was begun is lost with its connection, and one that was not goes on
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([
    [['upgrade'], ['read_frame'], ['reset']],
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['serve']],
]);
$client = talkative(reconnecting($peer->url(), compression: false));
$client->connect();
$thrown = attempt(fn() => $client->sendFragments((function () use ($client) {
    yield 'one';
    yield 'two';
    eventually(fn() => !$client->isConnected());
    yield 'three';
})()));
describe_closure($thrown);

echo "--\n";
// Attempts on one endpoint are a second apart.
var_dump($client->recv(3));
$client->sendFragments((function () use ($client, $peer) {
    $peer->go();
    eventually(fn() => !$client->isConnected());
    yield 'four';
    yield 'five';
})());
while (($frame = $peer->waitFor('frame'))['connection'] < 3) {
}
echo frame_line($frame), "\n";
$client->close();
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: %s
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
--
onRetry: attempt 1
onOpen: reconnected
NULL
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
1 four
