--TEST--
WebSocketClient::send(): in a signal handler, while recv() waits for the next attempt
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\Jitter;

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['send_frame', 'opcode' => 1, 'payload' => 'answer'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(initialDelay: 1.3, maxDelay: 1.3, jitter: Jitter::None)));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($client) {
    echo $client->getState()->name, "\n";
    $client->send('from the handler');
    echo $client->getState()->name, "\n";
});
pcntl_alarm(1);
echo $client->recv(), "\n";
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
Connecting
onOpen: reconnected
Open
answer
