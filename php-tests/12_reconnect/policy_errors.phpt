--TEST--
ReconnectPolicy::__construct(): bad values are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\ReconnectPolicy;

foreach ([
    ['maxAttempts' => 0],
    ['maxAttempts' => -1],
    ['maxAttempts' => 4294967296],
    ['initialDelay' => 0.0],
    ['initialDelay' => -0.5],
    ['initialDelay' => NAN],
    ['initialDelay' => INF],
    ['maxDelay' => 0.0],
    ['maxDelay' => INF],
    ['initialDelay' => 2.0, 'maxDelay' => 1.0],
    ['maxDelay' => 0.4],
    ['multiplier' => 0.5],
    ['multiplier' => NAN],
    ['multiplier' => INF],
    ['maxElapsed' => 0.0],
    ['maxElapsed' => INF],
    ['stableAfter' => -1.0],
    ['stableAfter' => NAN],
    ['retryHttpStatuses' => [503, 199]],
    ['retryHttpStatuses' => [600]],
    ['retryHttpStatuses' => [-1]],
    ['retryCloseCodes' => [999]],
    ['retryCloseCodes' => [5000]],
    ['retryCloseCodes' => [70000]],
    ['restartDelay' => []],
    ['restartDelay' => [1.0]],
    ['restartDelay' => [1.0, 2.0, 3.0]],
    ['restartDelay' => [2.0, 1.0]],
    ['restartDelay' => [-1.0, 1.0]],
    ['restartDelay' => [0.0, INF]],
    ['restartDelay' => [0.0, NAN]],
    ['attempts' => 5],
] as $options) {
    attempt(fn() => new ReconnectPolicy(...$options));
}
?>
--EXPECT--
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #1 ($maxAttempts) must be between 1 and 4294967295, or null
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #1 ($maxAttempts) must be between 1 and 4294967295, or null
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #1 ($maxAttempts) must be between 1 and 4294967295, or null
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #2 ($initialDelay) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #2 ($initialDelay) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #2 ($initialDelay) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #2 ($initialDelay) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #3 ($maxDelay) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #3 ($maxDelay) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #3 ($maxDelay) must be greater than or equal to argument #2 ($initialDelay)
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #3 ($maxDelay) must be greater than or equal to argument #2 ($initialDelay)
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #4 ($multiplier) must be a finite number greater than or equal to 1
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #4 ($multiplier) must be a finite number greater than or equal to 1
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #4 ($multiplier) must be a finite number greater than or equal to 1
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #6 ($maxElapsed) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #6 ($maxElapsed) must be a finite number of seconds greater than 0
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #7 ($stableAfter) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #7 ($stableAfter) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #8 ($retryHttpStatuses) must have only values between 200 and 599, 199 given
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #8 ($retryHttpStatuses) must have only values between 200 and 599, 600 given
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #8 ($retryHttpStatuses) must have only values between 200 and 599, -1 given
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #9 ($retryCloseCodes) must have only values between 1000 and 4999, 999 given
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #9 ($retryCloseCodes) must have only values between 1000 and 4999, 5000 given
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #9 ($retryCloseCodes) must have only values between 1000 and 4999, 70000 given
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be two finite numbers of seconds, 0 or more, the second not less than the first
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be two finite numbers of seconds, 0 or more, the second not less than the first
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be two finite numbers of seconds, 0 or more, the second not less than the first
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be two finite numbers of seconds, 0 or more, the second not less than the first
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be two finite numbers of seconds, 0 or more, the second not less than the first
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be two finite numbers of seconds, 0 or more, the second not less than the first
ValueError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be two finite numbers of seconds, 0 or more, the second not less than the first
Error: Unknown named parameter $attempts
