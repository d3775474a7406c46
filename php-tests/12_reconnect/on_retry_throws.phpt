--TEST--
WebSocketClient::onRetry(): an exception of it leaves the call, and the schedule goes on in the next one
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->onRetry(fn() => throw new DomainException('not now'));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
attempt(fn() => $client->recv());
var_dump($client->getState());
$client->send('goes on');
echo $peer->waitFor('frame')['text'], "\n";
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
DomainException: not now
enum(WebSocketClient\State::Connecting)
onOpen: reconnected
goes on
