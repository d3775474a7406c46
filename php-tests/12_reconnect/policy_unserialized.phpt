--TEST--
ReconnectPolicy: one of unserialize() is taken with values that the constructor takes, and with no other ones
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\ReconnectPolicy;

$text = serialize(new ReconnectPolicy(maxAttempts: 3, maxElapsed: 60.0, maxDelay: 1e300));
attempt(fn() => new WebSocketClient('ws://example.com/', reconnect: unserialize($text)));
// What the constructor takes stays good, however little it is.
$least = new ReconnectPolicy(initialDelay: 1e-12, maxDelay: 1e-12, maxElapsed: 1e-12, restartDelay: [0, 1e-12]);
attempt(fn() => new WebSocketClient('ws://example.com/', reconnect: $least));

foreach ([
    ['"maxAttempts";i:3', '"maxAttempts";i:3'],
    ['"maxAttempts";i:3', '"maxAttempts";i:0'],
    ['"maxAttempts";i:3', '"maxAttempts";i:-1'],
    ['"initialDelay";d:0.5', '"initialDelay";d:0'],
    ['"initialDelay";d:0.5', '"initialDelay";d:-1'],
    ['"initialDelay";d:0.5', '"initialDelay";d:NAN'],
    ['"maxDelay";d:1.8446744073709552E+19', '"maxDelay";d:0.25'],
    ['"multiplier";d:2', '"multiplier";d:0.5'],
    ['"multiplier";d:2', '"multiplier";d:INF'],
    ['"maxElapsed";d:60', '"maxElapsed";d:0'],
    ['"maxElapsed";d:60', '"maxElapsed";d:INF'],
    ['"stableAfter";d:5', '"stableAfter";d:-5'],
    ['i:0;i:408', 'i:0;i:-408'],
    ['i:0;i:408', 'i:0;i:199'],
    ['i:0;i:1001', 'i:0;i:5000'],
    ['i:0;i:1001', 'i:0;s:4:"1001"'],
    ['"restartDelay";a:2:{i:0;d:5;i:1;d:30;}', '"restartDelay";a:2:{i:0;d:30;i:1;d:5;}'],
    ['"restartDelay";a:2:{i:0;d:5;i:1;d:30;}', '"restartDelay";a:0:{}'],
    ['"restartDelay";a:2:{i:0;d:5;i:1;d:30;}', '"restartDelay";a:3:{i:0;d:5;i:1;d:30;i:2;d:60;}'],
    ['"decide";N', '"decide";s:6:"strlen"'],
    ['"decide";N', '"decide";s:6:"nobody"'],
] as [$from, $to]) {
    $other = str_replace($from, $to, $text, $count);
    echo $to, $count === 1 ? ': ' : ": $count of $from in $text: ";
    attempt(function () use ($other) {
        new WebSocketClient('ws://example.com/', reconnect: unserialize($other));
    });
}
?>
--EXPECTF--
nothing thrown
nothing thrown
"maxAttempts";i:3: nothing thrown
"maxAttempts";i:0: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"maxAttempts";i:-1: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"initialDelay";d:0: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"initialDelay";d:-1: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"initialDelay";d:NAN: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"maxDelay";d:0.25: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"multiplier";d:0.5: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"multiplier";d:INF: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"maxElapsed";d:0: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"maxElapsed";d:INF: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"stableAfter";d:-5: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
i:0;i:-408: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
i:0;i:199: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
i:0;i:5000: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
i:0;s:4:"1001": ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"restartDelay";a:2:{i:0;d:30;i:1;d:5;}: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"restartDelay";a:0:{}: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"restartDelay";a:3:{i:0;d:5;i:1;d:30;i:2;d:60;}: ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
"decide";s:6:"strlen": nothing thrown
"decide";s:6:"nobody": ValueError: WebSocketClient::__construct(): Argument #%d ($reconnect) must be an object that its constructor made, with values that it takes
