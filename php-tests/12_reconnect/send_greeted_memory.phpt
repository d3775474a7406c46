--TEST--
WebSocketClient::send(): what outages leave unfetched is kept up to $readAhead, and what is dropped is counted and logged
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => str_repeat('x', 600)],
    ['read_frame', 'opcode' => 1],
    ['send_close', 'code' => 1013],
    ['answer_close'],
]);
$client = reconnecting($peer->url(), readAhead: 1000);
$client->setLogger($logger = new class {
    public array $lines = [];
    public function log($level, $message, array $context = []): void
    {
        if (str_contains($message, 'dropped')) {
            $this->lines["$level: $message"] = true;
        }
    }
});
$client->connect();
for ($count = 0; $count < 6; $count++) {
    $client->send('go');
    $peer->waitFor('frame');
    eventually(fn() => !$client->isConnected());
}
$stats = $client->getStats();
echo "received $stats->messagesReceived, kept $stats->bufferedMessages, dropped $stats->messagesDropped\n";
echo preg_replace('/:\d+/', ':N', implode("\n", array_keys($logger->lines))), "\n";
$fetched = 0;
while ($fetched < 2 && $client->recv(0.0)) {
    $fetched++;
}
var_dump($fetched);
?>
--EXPECT--
received 6, kept 3, dropped 3
warning: 1 messages of the connection to ws://127.0.0.1:N/ were dropped: those of earlier connections, which were not fetched, take all of readAhead
int(2)
