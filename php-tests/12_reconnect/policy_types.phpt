--TEST--
ReconnectPolicy::__construct(): other types are TypeErrors in PHP's wording
--FILE--
<?php
declare(strict_types=1);

require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\ReconnectPolicy;

foreach ([
    ['maxAttempts' => 1.0],
    ['maxAttempts' => '5'],
    ['initialDelay' => null],
    ['maxDelay' => '30'],
    ['multiplier' => []],
    ['jitter' => 'Full'],
    ['jitter' => WebSocketClient\State::Open],
    ['maxElapsed' => '60'],
    ['stableAfter' => null],
    ['retryHttpStatuses' => 503],
    ['retryHttpStatuses' => ['503']],
    ['retryCloseCodes' => [1006, 1001.0]],
    ['retryCloseCodes' => new ArrayObject([1006])],
    ['shuffleEndpoints' => 1],
    ['restartDelay' => null],
    ['restartDelay' => 5.0],
    ['restartDelay' => ['5', '30']],
    ['decide' => 'no such function'],
    ['decide' => true],
] as $options) {
    attempt(fn() => new ReconnectPolicy(...$options));
}
?>
--EXPECT--
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #1 ($maxAttempts) must be of type ?int, float given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #1 ($maxAttempts) must be of type ?int, string given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #2 ($initialDelay) must be of type float, null given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #3 ($maxDelay) must be of type float, string given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #4 ($multiplier) must be of type float, array given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #5 ($jitter) must be of type ?WebSocketClient\Jitter, string given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #5 ($jitter) must be of type ?WebSocketClient\Jitter, WebSocketClient\State given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #6 ($maxElapsed) must be of type ?float, string given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #7 ($stableAfter) must be of type float, null given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #8 ($retryHttpStatuses) must be of type ?array, int given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #8 ($retryHttpStatuses) must be an array of int, string given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #9 ($retryCloseCodes) must be an array of int, float given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #9 ($retryCloseCodes) must be of type ?array, ArrayObject given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #10 ($shuffleEndpoints) must be of type bool, int given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be of type array, null given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be of type array, float given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #11 ($restartDelay) must be an array of float, string given
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #12 ($decide) must be a valid callback or null, function "no such function" not found or invalid function name
TypeError: WebSocketClient\ReconnectPolicy::__construct(): Argument #12 ($decide) must be a valid callback or null, no array or string given
