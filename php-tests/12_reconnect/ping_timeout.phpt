--TEST--
WebSocketClient::ping(): its limit counts through an outage, and the next one goes on
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [['upgrade'], ['serve']]]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$start = elapsed();
try {
    $client->ping(0.2);
} catch (WebSocketClient\TimeoutException $e) {
    assert_waited(elapsed($start), 0.2, 0.3);
    var_dump($e->operation);
    print_chain($e);
}
$trip = $client->ping(10.0);
var_dump($trip >= 0.0, $trip < 0.5);
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
waited out its limit
string(4) "ping"
WebSocketClient\TimeoutException: No ping could be sent within 0.2 s: there is no connection to ws://127.0.0.1:%d/ yet; the next call goes on trying; the last error: the connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
onOpen: reconnected
bool(true)
bool(true)
