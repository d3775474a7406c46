--TEST--
getStream(): one stream over all connections, and between them when the next attempt is due
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [refusal('503 Service Unavailable'), ['close']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'back'], ['read_until_eof']],
]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$stream = $client->getStream();
$peer->waitFor('waiting');
$peer->go();
$deadline = elapsed() + 20;
$woken = 0;
do {
    [$read, $none] = [[$stream], null];
    stream_select($read, $none, $none, 20) === 1 || fail('nobody was woken');
    $woken++;
    $message = $client->recv(0);
} while ($message === null && elapsed() < $deadline);
echo $message, "\n";
// It is woken for what is to be done, not all the time.
var_dump($woken < 1000);
var_dump($client->getStream() === $stream);
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onRetry: attempt 2
onOpen: reconnected
back
bool(true)
bool(true)
