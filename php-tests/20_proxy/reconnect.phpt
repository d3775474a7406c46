--TEST--
ReconnectPolicy: what a proxy says is tried again if it may pass, and not if it will not
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\ReconnectPolicy;
use WebSocketClient\RetryInfo;

$answer = fn(string $status) => [['read_request'], ['send', 'bytes' => "HTTP/1.1 $status\r\n\r\n"]];
$policy = new ReconnectPolicy(maxAttempts: 3, initialDelay: 0.01, maxDelay: 0.01);
$connect = function (Peer $proxy) use ($policy): void {
    $client = new WebSocketClient('ws://example.test/', proxy: "http://127.0.0.1:$proxy->port", reconnect: $policy);
    $client->onRetry(function (WebSocketClient $client, RetryInfo $info) use ($proxy) {
        echo with_ports($info->error->getMessage(), ['PROXY' => $proxy->port]), "\n";
        return true;
    });
    attempt_named($client->connect(...), ['PROXY' => $proxy->port]);
};
$connect(scripted_peer([$answer('502 Bad Gateway'), [...$answer('200 OK'), ['read_request'], ['upgrade'], ['answer_close']]]));
$connect(scripted_peer([$answer('407 Who are you'), [...$answer('200 OK'), ['read_request'], ['upgrade'], ['answer_close']]]));
?>
--EXPECT--
Could not connect to ws://example.test/: the proxy http://127.0.0.1:PROXY answered 502 Bad Gateway to CONNECT example.test:80
nothing thrown
WebSocketClient\ConnectException: Could not connect to ws://example.test/: the proxy http://127.0.0.1:PROXY answered 407 Who are you to CONNECT example.test:80; it wants a user and a password, as in http://user:password@host
