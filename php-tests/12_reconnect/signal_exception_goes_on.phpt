--TEST--
WebSocketClient::send(): an exception of a signal handler leaves it during an outage, and the next call goes on
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\Jitter;

$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [['upgrade'], ['read_frame'], ['answer_close']]]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(initialDelay: 1.5, maxDelay: 1.5, jitter: Jitter::None)));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
pcntl_alarm(1);
$start = elapsed();
attempt(fn() => $client->send('left'));
$client->send('sent');
assert_within(elapsed($start), 1.5, 0.5);
echo $peer->waitFor('frame')['text'], "\n";
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
DomainException: enough
onOpen: reconnected
returned within its limit
sent
