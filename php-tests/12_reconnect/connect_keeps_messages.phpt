--TEST--
WebSocketClient::connect(): what came over a connection that ended before it has returned is not lost
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$text = fn(string $payload) => ['send_frame', 'opcode' => 1, 'payload' => $payload];
$peer = scripted_peer([
    [['upgrade'], $text('one'), $text('two'), ['send_close', 'code' => 1001], ['answer_close']],
    [['upgrade'], $text('three'), ['serve']],
]);
$client = reconnecting($peer->url());
$client->onOpen(fn(WebSocketClient $client, bool $reconnected) => $reconnected || eventually(fn() => !$client->isConnected()));
$client->connect();
var_dump($client->isConnected(), $client->getStats()->reconnects);
for ($i = 0; $i < 3; $i++) {
    echo $client->recv(), "\n";
}
?>
--EXPECT--
bool(true)
int(1)
one
two
three
