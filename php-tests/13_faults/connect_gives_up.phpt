--TEST--
WebSocketClient::connect(): how it gives up a server that nothing gets through to
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$server = stream_peer();
$proxy = new FaultProxy($server);
$client = new WebSocketClient($proxy->url(), connectTimeout: slack(0.5), reconnect: quick_policy(maxAttempts: 2));

foreach (['hole', 'refuse', 'pass'] as $fault) {
    $proxy->tell($fault);
    $thrown = attempt($client->connect(...));
    echo $thrown ? get_class($thrown->getPrevious()) . "\n" : '';
}
$client->close();
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 2 attempts in %f s (maxAttempts is 2): connecting took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (no answer)
WebSocketClient\TimeoutException
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 2 attempts in %f s (maxAttempts is 2): the connection to 127.0.0.1:%d broke during the HTTP upgrade: Connection reset by peer
WebSocketClient\ConnectException
nothing thrown
