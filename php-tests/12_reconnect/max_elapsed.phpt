--TEST--
ReconnectPolicy: maxElapsed: no attempt begins later
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [refusal('503 Unavailable')],
    [refusal('503 Unavailable')],
    [['upgrade'], ['wait_command'], ['reset']],
]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(maxElapsed: 1.5)));
$start = elapsed();
try {
    $client->connect();
} catch (WebSocketClient\ConnectException $e) {
    print_chain($e);
}
// It does not wait for what must not begin.
assert_within(elapsed($start), 1.1, 0.4);
$client = talkative(reconnecting($peer->url(), reconnect: policy(maxElapsed: 0.25)));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    print_chain($e);
}
?>
--EXPECTF--
onRetry: attempt 2
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 2 attempts in N s (maxElapsed is 1.5 s): the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
returned within its limit
onOpen: first
onDisconnect: code 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer; no new connection could be opened to ws://127.0.0.1:%d/, gave up after 0 attempts in N s (maxElapsed is 0.25 s)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
