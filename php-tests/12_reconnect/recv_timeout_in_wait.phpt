--TEST--
WebSocketClient::recv(): its time-out passes while it waits for the next attempt
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$start = elapsed();
var_dump($client->recv(0.3), $client->getState());
assert_waited(elapsed($start), 0.3, 0.3);
echo $client->recv(), "\n";
// The second between two attempts, not one from each call.
assert_within(elapsed($start), 1.1, 0.4);
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
NULL
enum(WebSocketClient\State::Connecting)
waited out its limit
onOpen: reconnected
hello
returned within its limit
