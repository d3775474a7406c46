--TEST--
WebSocketClient::sendMany(): after a loss it goes on with the messages that were not handed over together
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_seconds', 'seconds' => 0.5], ['reset']],
    [['upgrade'], ['serve']],
]);
$client = reconnecting($peer->url(), sendTimeout: 30.0);
$client->connect();
// More than the buffers of both ends hold.
var_dump($client->sendMany((function () {
    for ($i = 0; $i < 2000; $i++) {
        yield sprintf('%08d', $i) . str_repeat('x', 10000);
    }
})()));
$first = null;
$next = null;
do {
    $frame = $peer->waitFor('frame', 30.0);
    $number = (int) hex2bin(substr($frame['hex'], 0, 16));
    $first ??= $number;
    $frame['connection'] === 2 && $number === ($next ?? $number) && $frame['size'] === 10008 || fail("not in order: $number after $next");
    $next = $number + 1;
} while ($next < 2000);
var_dump($first > 0);
$client->close();
?>
--EXPECT--
int(2000)
bool(true)
