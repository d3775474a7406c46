--TEST--
WebSocketClient::recv(): a caller that only polls drives the whole schedule
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [refusal('503 Unavailable')],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
$longest = 0.0;
$start = elapsed();
do {
    usleep(5_000);
    $before = elapsed();
    $message = $client->recv(0.0);
    $longest = max($longest, elapsed($before));
} while (!$message && elapsed($start) < 10.0);
echo $message, "\n";
assert_within($longest, 0.0, 0.5);
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onRetry: attempt 2
onOpen: reconnected
hello
returned within its limit
