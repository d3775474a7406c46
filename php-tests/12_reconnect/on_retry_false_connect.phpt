--TEST--
WebSocketClient::onRetry(): false gives up in connect()
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([refusal('503 Unavailable')]);
$client = reconnecting($peer->url());
$client->onRetry(fn($client, $info) => $info->attempt < 3);
try {
    $client->connect();
} catch (WebSocketClient\ConnectException $e) {
    print_chain($e);
}
var_dump($client->getState(), eventually(fn() => count($peer->all('request')) === 2));
$client->onRetry(fn() => false);
attempt($client->connect(...));
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 2 attempts in N s (onRetry returned false): the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
enum(WebSocketClient\State::Idle)
bool(true)
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 1 attempt in %f s (onRetry returned false): the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
