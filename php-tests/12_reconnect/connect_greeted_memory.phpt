--TEST--
WebSocketClient::connect(): greetings of connections that end before it returns are not kept
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$greeted = [
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'hi'],
    ['wait_command'],
    ['send_close', 'code' => 1013],
    ['answer_close'],
];
$peer = scripted_peer([$greeted, $greeted, [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'served'], ['serve']]]);
$client = reconnecting($peer->url());
$opened = 0;
$client->onOpen(function (WebSocketClient $client) use ($peer, &$opened): void {
    if (++$opened < 3) {
        $peer->waitFor('waiting');
        $peer->go();
        eventually(fn() => !$client->isConnected());
    }
});
$client->connect();
echo $client->recv(), "\n";
$stats = $client->getStats();
var_dump($stats->messagesReceived, $stats->messagesDropped, $stats->bufferedMessages, $client->recv(0.0));
?>
--EXPECT--
served
int(3)
int(2)
int(0)
NULL
