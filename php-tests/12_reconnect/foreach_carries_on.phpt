--TEST--
WebSocketClient: foreach goes on over 1001 with a policy, and ends silently on 1000
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$text = fn(string $payload) => ['send_frame', 'opcode' => 1, 'payload' => $payload];
$peer = scripted_peer([
    [['upgrade'], $text('one'), ['send_close', 'code' => 1001], ['answer_close']],
    [['upgrade'], $text('two'), ['wait_command'], ['reset']],
    [['upgrade'], $text('three'), ['send_close', 'code' => 1000], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->connect();
foreach ($client as $number => $message) {
    echo "$number: $message\n";
    $message->data === 'two' && $peer->go();
}
var_dump($client->getCloseCode(), $client->getStats()->reconnects);
?>
--EXPECT--
0: one
1: two
2: three
int(1000)
int(2)
