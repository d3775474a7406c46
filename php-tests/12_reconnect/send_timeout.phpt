--TEST--
WebSocketClient::send(): sendTimeout passes in an outage: nothing was sent, and the next call goes on
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url(), sendTimeout: 0.2));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$start = elapsed();
try {
    $client->send('one');
} catch (WebSocketClient\TimeoutException $e) {
    assert_waited(elapsed($start), 0.2, 0.3);
    var_dump($e->operation);
    print_chain($e);
}
while ($client->getStats()->reconnects === 0) {
    try {
        $client->send('two');
    } catch (WebSocketClient\TimeoutException) {
    }
}
echo $peer->waitFor('frame')['text'], "\n";
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
waited out its limit
string(4) "send"
WebSocketClient\TimeoutException: No message could be sent within 0.2 s (sendTimeout): there is no connection to ws://127.0.0.1:%d/ yet; the next call goes on trying; the last error: the connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
onOpen: reconnected
two
