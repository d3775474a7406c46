--TEST--
WebSocketClient::recv(): its time-out passes during an upgrade that is not answered
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$good = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
]);
$silent = scripted_peer([['read_request'], ['hang']]);
$client = talkative(reconnecting(
    [$good->url(), $silent->url()],
    connectTimeout: 0.8,
    reconnect: policy(shuffleEndpoints: false),
));
$client->connect();
$good->waitFor('waiting');
$good->go();
eventually(fn() => !$client->isConnected());
$start = elapsed();
var_dump($client->recv(0.3), $client->getState(), $client->getUrl() === $silent->url());
assert_waited(elapsed($start), 0.3, 0.3);
echo $client->recv(), "\n";
var_dump($client->getUrl() === $good->url());
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
NULL
enum(WebSocketClient\State::Connecting)
bool(true)
waited out its limit
onRetry: attempt 2
onOpen: reconnected
hello
bool(true)
