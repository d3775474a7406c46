--TEST--
WebSocketClient::connect(): with a policy, a 503 is tried again, a second later
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[refusal('503 Unavailable')], [['upgrade'], ['answer_close']]]);
$client = talkative(reconnecting($peer->url()));
$start = elapsed();
$client->connect();
assert_waited(elapsed($start), 1.0, 0.5);
var_dump($client->isConnected(), $client->getStats()->reconnects);
?>
--EXPECT--
onRetry: attempt 2
onOpen: first
waited out its limit
bool(true)
int(0)
