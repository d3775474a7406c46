--TEST--
WebSocketClient::send(): left by an exception of a callback, it has sent nothing
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['read_frame'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->connect();
$client->onDisconnect(fn() => throw new DomainException('onDisconnect'));
$client->onRetry(fn() => throw new DomainException('onRetry'));
$client->onOpen(fn() => throw new DomainException('onOpen'));
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
for ($i = 1; $i <= 5; $i++) {
    attempt(fn() => $client->send("message $i"));
}
$client->close();
$peer->waitFor('closed');
echo implode(', ', array_column($peer->all('frame'), 'text')), "\n";
?>
--EXPECT--
DomainException: onDisconnect
DomainException: onRetry
DomainException: onOpen
nothing thrown
nothing thrown
message 4, message 5
