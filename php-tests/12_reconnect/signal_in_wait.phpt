--TEST--
WebSocketClient::recv(): a signal handler runs at once while it waits for the next attempt
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\Jitter;

$peer = dropping_peer();
$client = talkative(reconnecting($peer->url(), reconnect: policy(initialDelay: 20.0, maxDelay: 20.0, jitter: Jitter::None)));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
pcntl_async_signals(true);
$start = elapsed();
pcntl_signal(SIGALRM, function () use ($start) {
    echo "handler\n";
    assert_waited(elapsed($start), 1.0, 0.5);
});
pcntl_alarm(1);
var_dump($client->recv(1.5));
assert_waited(elapsed($start), 1.5, 0.5);
pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
pcntl_alarm(1);
attempt(fn() => $client->recv(20.0));
assert_waited(elapsed($start), 2.5, 0.5);
var_dump($client->getState());
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
handler
waited out its limit
NULL
waited out its limit
DomainException: enough
waited out its limit
enum(WebSocketClient\State::Connecting)
