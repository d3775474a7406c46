--TEST--
WebSocketClient::connect(): without a policy each endpoint of a list is tried once, and the error names every one
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$gone = scripted_peer([['hang']]);
$gone->stop();
$busy = scripted_peer([refusal('503 Unavailable')]);
$good = dropping_peer();
$client = reconnecting([$gone->url('/a'), $busy->url('/b')], reconnect: null);
$client->onRetry(fn() => print("not reached\n"));
try {
    $client->connect();
} catch (WebSocketClient\ConnectException $e) {
    print_chain($e);
}
$busy->waitFor('accepted');
var_dump($client->getState(), count($busy->all('accepted')));

$client = talkative(reconnecting([$gone->url(), $busy->url(), $good->url()], reconnect: null));
$client->connect();
var_dump($client->getUrl() === $good->url());
$good->waitFor('waiting');
$good->go();
attempt(fn() => $client->recv());
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to any of 2 endpoints, gave up after 2 attempts in N s (each endpoint once, without a ReconnectPolicy): ws://127.0.0.1:%d/a: no address of 127.0.0.1 could be reached: tried 127.0.0.1:%d (Connection refused); ws://127.0.0.1:%d/b: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/b: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
enum(WebSocketClient\State::Idle)
int(1)
onOpen: first
bool(true)
onDisconnect: code 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
