--TEST--
WebSocketClient::onOpen(): the new connection dies under a call in it: that is another drop, and the schedule goes on
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['reset']],
    [['upgrade'], ['serve']],
]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$client->onOpen(function (WebSocketClient $client, bool $reconnected): void {
    echo "onOpen\n";
    $client->ping(10.0);
    echo "alive\n";
});
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$client->send('after all');
while ($peer->waitFor('frame')['opcode'] !== 1) {
}
var_dump($client->getStats()->reconnects);
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onOpen
onDisconnect: code 1006
onRetry: attempt 1
onOpen
alive
int(2)
