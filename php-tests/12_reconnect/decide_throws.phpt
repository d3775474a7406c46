--TEST--
ReconnectPolicy: an exception of $decide leaves the call, and the next call asks again
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [refusal('404 Not Found')],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'back'], ['answer_close']],
]);
$asked = 0;
$policy = policy(decide: function (WebSocketClient\Exception $e) use (&$asked): ?bool {
    $asked++;
    return $asked % 2 ? throw new RuntimeException("question $asked") : true;
});
$client = reconnecting($peer->url(), reconnect: $policy);
$client->connect();
$peer->waitFor('waiting');
$peer->go();
attempt(fn() => $client->recv());
var_dump($client->getState());
attempt(fn() => $client->recv());
var_dump($client->getState());
echo $client->recv(), "\n";
var_dump($asked);

// An answer that is none.
$peer = scripted_peer([[refusal('404 Not Found')], [refusal('404 Not Found')]]);
$client = reconnecting($peer->url(), reconnect: policy(decide: fn() => [true]));
attempt(fn() => $client->connect());
$client = reconnecting($peer->url(), reconnect: policy(decide: fn($e) => $e));
attempt(fn() => $client->connect());

// In a signal's place: a callback that uses its client.
$client = null;
$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [['upgrade'], ['serve']]]);
$policy = policy(decide: function () use (&$client): bool {
    attempt(fn() => $client->send('never'));
    attempt(fn() => $client->connect());
    return true;
});
$client = reconnecting($peer->url(), reconnect: $policy);
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$client->send('after all');
echo $peer->waitFor('frame')['text'], "\n";
unset($policy, $client);
var_dump(gc_collect_cycles() > 0);
?>
--EXPECTF--
RuntimeException: question 1
enum(WebSocketClient\State::Closed)
RuntimeException: question 3
enum(WebSocketClient\State::Connecting)
back
int(4)
TypeError: WebSocketClient\ReconnectPolicy: $decide must return bool or null, array returned
TypeError: WebSocketClient\ReconnectPolicy: $decide must return bool or null, WebSocketClient\HandshakeException returned
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\Exception: connect() was called in a callback of the same client, which goes on connecting when that returns
after all
bool(true)
