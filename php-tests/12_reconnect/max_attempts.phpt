--TEST--
ReconnectPolicy: maxAttempts, in connect() and in recv()
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [refusal('503 Unavailable')],
    [refusal('502 Bad Gateway')],
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1001], ['answer_close']],
    [refusal('503 Unavailable')],
]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(maxAttempts: 2)));
try {
    $client->connect();
} catch (WebSocketClient\ConnectException $e) {
    print_chain($e);
}
$client = talkative(reconnecting($peer->url(), reconnect: policy(maxAttempts: 1)));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
    print_chain($e);
}
?>
--EXPECTF--
onRetry: attempt 2
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 2 attempts in N s (maxAttempts is 2): the server (127.0.0.1:%d) answered 502 Bad Gateway instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 502 Bad Gateway instead of switching to WebSocket
onOpen: first
onDisconnect: code 1001
onRetry: attempt 1
WebSocketClient\ConnectionClosedException: code 1001, reason '', clean, by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away); no new connection could be opened to ws://127.0.0.1:%d/, gave up after 1 attempt in N s (maxAttempts is 1): the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
