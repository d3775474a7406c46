--TEST--
WebSocketClient::onRetry(): its fiber is destroyed while it is suspended; the client goes on in the next call
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->connect();
$peer->waitFor('waiting');
$peer->go();
$client->onRetry(fn() => Fiber::suspend('suspended'));
$fiber = new Fiber(fn() => $client->recv());
echo $fiber->start(), "\n";
unset($fiber);
gc_collect_cycles();
$client->onRetry(null);
echo $client->recv(), "\n";
?>
--EXPECT--
suspended
hello
