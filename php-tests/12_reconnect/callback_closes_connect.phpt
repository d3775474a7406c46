--TEST--
WebSocketClient::close(): in onRetry it ends connect()
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[refusal('503 Unavailable')], [['upgrade'], ['answer_close']]]);
$client = reconnecting($peer->url());
$client->onRetry(function (WebSocketClient $client): bool {
    $client->close();
    return true;
});
$e = attempt($client->connect(...));
describe_closure($e);
var_dump($client->getState());
attempt(fn() => $client->recv());
$client->onRetry(null)->connect();
var_dump($client->getState());
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client before it was open
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by client
enum(WebSocketClient\State::Closed)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client before it was open
enum(WebSocketClient\State::Open)
