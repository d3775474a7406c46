--TEST--
WebSocketClient::onDisconnect(): an exception of it leaves the call, and the next one looks for a new connection
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->onDisconnect(fn() => throw new DomainException('not now'));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
attempt(fn() => $client->recv());
var_dump($client->isConnected());
$client->send('goes on');
echo $peer->waitFor('frame')['text'], "\n";
?>
--EXPECT--
onOpen: first
DomainException: not now
bool(false)
onRetry: attempt 1
onOpen: reconnected
goes on
