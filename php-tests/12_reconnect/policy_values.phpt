--TEST--
ReconnectPolicy: every property is what the constructor was given
--FILE--
<?php
use WebSocketClient\Jitter;
use WebSocketClient\ReconnectPolicy;

$codes = [1006, 4999, 1006];
foreach ([
    new ReconnectPolicy(3, 1, 1, 1, Jitter::Decorrelated, 60, 0, [], $codes, false, [0, 1.5], 'is_object'),
    new ReconnectPolicy(
        restartDelay: ['least' => 1e9, 'most' => 1e9],
        shuffleEndpoints: true,
        retryCloseCodes: [1000],
        retryHttpStatuses: ['login' => 401, 'gone' => 599],
        stableAfter: 0.25,
        maxElapsed: 0.5,
        jitter: Jitter::None,
        multiplier: 1.5,
        maxDelay: 1e9,
        initialDelay: 0.001,
        maxAttempts: 4294967295,
    ),
] as $policy) {
    foreach (get_object_vars($policy) as $name => $value) {
        $value = $value instanceof Jitter ? $value->name : json_encode($value, JSON_PRESERVE_ZERO_FRACTION);
        echo "$name: $value\n";
    }
}
?>
--EXPECT--
maxAttempts: 3
initialDelay: 1.0
maxDelay: 1.0
multiplier: 1.0
jitter: Decorrelated
maxElapsed: 60.0
stableAfter: 0.0
retryHttpStatuses: []
retryCloseCodes: [1006,4999,1006]
shuffleEndpoints: false
restartDelay: [0.0,1.5]
decide: "is_object"
maxAttempts: 4294967295
initialDelay: 0.001
maxDelay: 1000000000.0
multiplier: 1.5
jitter: None
maxElapsed: 0.5
stableAfter: 0.25
retryHttpStatuses: [401,599]
retryCloseCodes: [1000]
shuffleEndpoints: true
restartDelay: [1000000000.0,1000000000.0]
decide: null
