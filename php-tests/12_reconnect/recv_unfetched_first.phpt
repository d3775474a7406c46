--TEST--
WebSocketClient::recv(): messages of the lost connection that nobody fetched come before those of the new one
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$text = fn(string $payload) => ['send_frame', 'opcode' => 1, 'payload' => $payload];
$peer = scripted_peer([
    [['upgrade'], $text('a'), $text('b'), $text('c'), ['wait_command'], ['send_close', 'code' => 1001], ['answer_close']],
    [['upgrade'], $text('d'), ['read_frame'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
echo $client->recv(), "\n";
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$client->send('this needs the new connection');
var_dump($client->getStats()->bufferedMessages >= 2);
for ($i = 0; $i < 3; $i++) {
    echo $client->recv(), "\n";
}
?>
--EXPECT--
onOpen: first
a
onDisconnect: code 1001
onRetry: attempt 1
onOpen: reconnected
bool(true)
b
c
d
