--TEST--
WebSocketClient::__construct(): two values of a header that a request has once are refused, and not shown
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$new = fn(array $headers) => attempt(fn() => new WebSocketClient('ws://example.com/', $headers));
$new(['Host' => ['a.example', 'b.example']]);
$new(['Host' => 'a.example', 'host' => 'b.example']);
$new(['Authorization' => ['Bearer secret', 'Bearer other']]);
$new(['ORIGIN' => ['https://a.example', 'https://b.example']]);

$new(['Host' => ['a.example'], 'Authorization' => ['Bearer secret']]);
$new(['Host' => [], 'host' => 'b.example']);
$new(['X-Forwarded-For' => ['192.0.2.1', '192.0.2.2'], 'Cookie' => ['a=1', 'b=2']]);
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have one value for "Host", several given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have one value for "Host", several given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have one value for "Authorization", several given
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have one value for "Origin", several given
nothing thrown
nothing thrown
nothing thrown
