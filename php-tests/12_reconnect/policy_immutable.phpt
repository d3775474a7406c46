--TEST--
ReconnectPolicy: cannot be changed, extended or constructed again
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\ReconnectPolicy;

$policy = new ReconnectPolicy(maxAttempts: 3);
attempt(fn() => $policy->maxAttempts = 5);
attempt(fn() => $policy->retryCloseCodes[] = 1000);
attempt(function () use ($policy) {
    unset($policy->jitter);
});
attempt(fn() => $policy->more = 1);
attempt(fn() => $policy->__construct(maxAttempts: 7));
var_dump($policy->maxAttempts, (new ReflectionClass($policy))->isFinal());
?>
--EXPECTF--
Error: Cannot modify readonly property WebSocketClient\ReconnectPolicy::$maxAttempts
Error: Cannot %Smodify readonly property WebSocketClient\ReconnectPolicy::$retryCloseCodes
Error: Cannot unset readonly property WebSocketClient\ReconnectPolicy::$jitter
Error: Cannot create dynamic property WebSocketClient\ReconnectPolicy::$more
Error: Cannot call constructor twice
int(3)
bool(true)
