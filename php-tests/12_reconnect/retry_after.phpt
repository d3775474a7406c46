--TEST--
RetryInfo: Retry-After in seconds, as a date by the server's own clock, and one that asks for less
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$now = time();
// The server's clock is two hours ahead.
$http = fn(int $time) => gmdate('D, d M Y H:i:s', $time + 7200) . ' GMT';
$answers = [
    'seconds' => refusal('503 Unavailable', 'Retry-After: 7'),
    '429' => refusal('429 Slow Down', 'retry-after: 8'),
    'date' => refusal('503 Unavailable', 'Date: ' . $http($now), 'Retry-After: ' . $http($now + 20)),
    'none' => refusal('503 Unavailable'),
    'less' => refusal('503 Unavailable', 'Retry-After: 0'),
    'past' => refusal('503 Unavailable', 'Date: ' . $http($now), 'Retry-After: ' . $http($now - 20)),
    'nonsense' => refusal('503 Unavailable', 'Retry-After: soon'),
    'not asked' => refusal('500 Broken'),
];
$peer = scripted_peer(array_map(fn(array $answer) => [$answer], array_values($answers)));
foreach ($answers as $name => $_) {
    $client = reconnecting($peer->url());
    $client->onRetry(function ($client, $info) use ($name): bool {
        // What is drawn in addition is at most the policy's maxDelay.
        echo "$name: ", floor($info->delay + 0.02), "\n";
        return false;
    });
    try {
        $client->connect();
    } catch (WebSocketClient\ConnectException) {
    }
}
?>
--EXPECT--
seconds: 7
429: 8
date: 20
none: 1
less: 1
past: 1
nonsense: 1
not asked: 1
