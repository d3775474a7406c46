--TEST--
WebSocketClient::connect(): greetings of connections that end before it returns are kept up to $readAhead
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$greeted = fn(string $name) => [
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => str_pad($name, 600)],
    ['wait_command'],
    ['send_close', 'code' => 1013],
    ['answer_close'],
];
$served = [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'served'], ['serve']];
$peer = scripted_peer([$greeted('first'), $greeted('second'), $greeted('third'), $greeted('fourth'), $served]);
$client = reconnecting($peer->url(), readAhead: 1000);
$opened = 0;
$client->onOpen(function (WebSocketClient $client) use ($peer, &$opened): void {
    if (++$opened < 5) {
        $peer->waitFor('waiting');
        $peer->go();
        eventually(fn() => !$client->isConnected());
    }
});
$client->connect();
for ($i = 0; $i < 3; $i++) {
    echo trim($client->recv()), "\n";
}
$stats = $client->getStats();
var_dump($stats->messagesReceived, $stats->messagesDropped, $stats->bufferedMessages, $client->recv(0.0));
?>
--EXPECT--
first
second
served
int(5)
int(2)
int(0)
NULL
