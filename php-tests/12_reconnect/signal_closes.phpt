--TEST--
WebSocketClient::close(): in a signal handler during an outage it ends recv(), foreach and connect()
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\Jitter;

$slow = policy(initialDelay: 20.0, maxDelay: 20.0, jitter: Jitter::None);
$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['wait_command'], ['reset']],
    [refusal('503 Unavailable')],
    [['upgrade'], ['answer_close']],
]);
$client = reconnecting($peer->url(), reconnect: $slow);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($client) {
    echo $client->getState()->name, "\n";
    $client->close();
});
$calls = [
    fn() => $client->recv(30.0),
    function () use ($client) {
        foreach ($client as $message) {
            echo "not reached\n";
        }
        echo "the loop ended\n";
    },
];
foreach ($calls as $call) {
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    pcntl_alarm(1);
    $start = elapsed();
    attempt($call);
    assert_within(elapsed($start), 1.0);
}
pcntl_alarm(1);
$start = elapsed();
attempt($client->connect(...));
assert_within(elapsed($start), 1.0);
$client->connect();
var_dump($client->getState());
?>
--EXPECTF--
Connecting
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client before it was open
returned within its limit
Connecting
the loop ended
nothing thrown
returned within its limit
Connecting
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client before it was open
returned within its limit
enum(WebSocketClient\State::Open)
