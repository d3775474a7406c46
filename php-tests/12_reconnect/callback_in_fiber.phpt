--TEST--
WebSocketClient::onRetry(): suspends its fiber; meanwhile others use the client
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
$client->onRetry(function (): bool {
    Fiber::suspend('suspended');
    return true;
});
$fiber = new Fiber(fn() => $client->recv());
echo $fiber->start(), "\n";
var_dump($client->getState());
attempt(fn() => $client->recv(0.0));
attempt(fn() => $client->send('meanwhile'));
attempt($client->connect(...));
$fiber->resume();
echo $fiber->getReturn(), "\n";
?>
--EXPECTF--
suspended
enum(WebSocketClient\State::Connecting)
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\Exception: connect() was called in a callback of the same client, which goes on connecting when that returns
hello
