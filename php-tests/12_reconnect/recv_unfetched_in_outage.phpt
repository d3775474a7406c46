--TEST--
WebSocketClient::recv(): messages of the lost connection come without waiting for a new one, and before its callbacks
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$text = fn(string $payload) => ['send_frame', 'opcode' => 1, 'payload' => $payload];
$peer = scripted_peer([
    [['upgrade'], $text('a'), $text('b'), ['wait_command'], ['send_close', 'code' => 1001], ['answer_close']],
    [['upgrade'], $text('c'), ['answer_close']],
]);
$client = talkative(reconnecting($peer->url(), sendTimeout: 0.1));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
echo $client->recv(), "\n";
// This notices that the connection is over.
$e = attempt(fn() => $client->send('no connection'));
echo $client->recv(0.0), "\n";
var_dump($client->getState(), $client->recv(0.0));
echo $client->recv(), "\n";
?>
--EXPECTF--
onOpen: first
a
onDisconnect: code 1001
onRetry: attempt 1
WebSocketClient\TimeoutException: No message could be sent within 0.1 s (sendTimeout): there is no connection to ws://127.0.0.1:%d/ yet; the next call goes on trying; the last error: the connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
b
enum(WebSocketClient\State::Connecting)
NULL
onOpen: reconnected
c
