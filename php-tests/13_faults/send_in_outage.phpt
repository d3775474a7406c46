--TEST--
WebSocketClient::send(): sendTimeout and the limit of ping() count through an outage; what was not sent then is not sent later
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(sendTimeout: 0.5);
$client = $follower->client;

$client->send('1');
$follower->server->waitFor('message');
$follower->proxy->tell('refuse', 'reset');
foreach (['send' => fn() => $client->send('2'), 'sendBinary' => fn() => $client->sendBinary('3'), 'ping' => fn() => $client->ping(0.5)] as $call) {
    $start = elapsed();
    attempt($call);
    assert_waited(elapsed($start), 0.5);
}
while (count($follower->retries) < 3) {
    $client->recv(0.1);
}
$follower->proxy->tell('pass');
$sent = eventually(function () use ($client) {
    try {
        $client->send('4');
        return true;
    } catch (WebSocketClient\TimeoutException) {
        return false;
    }
});
$client->send('5');
$client->close();
$follower->server->waitFor('closed');
$follower->server->waitFor('closed');
foreach ($follower->server->all('message') as $report) {
    echo "on connection $report[connection]: $report[start]\n";
}
?>
--EXPECTF--
WebSocketClient\TimeoutException: No message could be sent within %f s (sendTimeout): there is no connection to ws://127.0.0.1:%d/ yet; the next call goes on trying; the last error: %s
waited out its limit
WebSocketClient\TimeoutException: No message could be sent within %f s (sendTimeout): there is no connection to ws://127.0.0.1:%d/ yet; the next call goes on trying; the last error: %s
waited out its limit
WebSocketClient\TimeoutException: No ping could be sent within 0.5 s: there is no connection to ws://127.0.0.1:%d/ yet; the next call goes on trying; the last error: %s
waited out its limit
on connection 1: 1
on connection 2: 4
on connection 2: 5
