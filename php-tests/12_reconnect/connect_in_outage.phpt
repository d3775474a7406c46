--TEST--
WebSocketClient::connect(): during an outage it goes on with the schedule
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [['upgrade'], ['answer_close']]]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$client->recv(0.0);
$client->connect();
var_dump($client->isConnected(), $client->getStats()->reconnects);
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
bool(true)
int(1)
