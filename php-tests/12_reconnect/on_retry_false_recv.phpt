--TEST--
WebSocketClient::onRetry(): false gives up in recv(), which tells what was lost; connect() begins anew
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1001, 'reason' => 'bye'], ['answer_close']],
    [refusal('503 Unavailable')],
    [['upgrade'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->onRetry(fn($client, $info) => $info->attempt < 2);
$client->connect();
$peer->waitFor('waiting');
$peer->go();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
    print_chain($e);
}
var_dump($client->getState(), $client->getCloseCode());
attempt(fn() => $client->recv());
attempt(fn() => $client->send('again'));
$client->connect();
var_dump($client->isConnected());
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1001
WebSocketClient\ConnectionClosedException: code 1001, reason 'bye', clean, by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away): "bye"; no new connection could be opened to ws://127.0.0.1:%d/, gave up after 1 attempt in N s (onRetry returned false): the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
enum(WebSocketClient\State::Closed)
int(1001)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away): "bye"
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away): "bye"
onOpen: reconnected
bool(true)
