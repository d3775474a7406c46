--TEST--
WebSocketClient::onRetry(): an exception of it ends connect(), and the next connect() begins anew
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[refusal('503 Unavailable')], [['upgrade'], ['answer_close']]]);
$client = talkative(reconnecting($peer->url()));
$client->onRetry(fn() => throw new DomainException('not now'));
attempt($client->connect(...));
var_dump($client->getState());
attempt(fn() => $client->recv());
$start = elapsed();
$client->connect();
// Its first attempt is at once.
assert_within(elapsed($start), 0.0, 0.9);
?>
--EXPECTF--
DomainException: not now
enum(WebSocketClient\State::Idle)
WebSocketClient\Exception: Not connected to ws://127.0.0.1:%d/: call connect() first
onOpen: first
returned within its limit
