--TEST--
WebSocketClient::sendBinary(): sendTimeout passes in the middle of a message: the next call has a new connection
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['hang']],
    [['upgrade'], ['read_frame'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url(), sendTimeout: 0.3));
$client->connect();
attempt(fn() => $client->sendBinary(str_repeat('x', 16 << 20)));
while (true) {
    try {
        $client->send('small');
        break;
    } catch (WebSocketClient\TimeoutException) {
    }
}
$frame = $peer->waitFor('frame');
var_dump($frame['connection'], $frame['text']);
?>
--EXPECTF--
onOpen: first
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not take a whole message within 0.3 s (sendTimeout); the connection was closed, since half a message cannot be taken back
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
int(2)
string(5) "small"
