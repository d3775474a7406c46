--TEST--
ReconnectPolicy::__construct(): every option and its default
--FILE--
<?php
use WebSocketClient\ReconnectPolicy;

$policy = new ReconnectPolicy();
foreach ((new ReflectionMethod(ReconnectPolicy::class, '__construct'))->getParameters() as $parameter) {
    $default = json_encode($parameter->getDefaultValue(), JSON_PRESERVE_ZERO_FRACTION);
    $value = $policy->{$parameter->getName()};
    $value = $value instanceof UnitEnum ? $value->name : json_encode($value, JSON_PRESERVE_ZERO_FRACTION);
    echo $parameter->getType(), ' $', $parameter->getName(), " = $default: $value\n";
}
?>
--EXPECT--
?int $maxAttempts = null: null
float $initialDelay = 0.5: 0.5
float $maxDelay = 30.0: 30.0
float $multiplier = 2.0: 2.0
?WebSocketClient\Jitter $jitter = null: Full
?float $maxElapsed = null: null
float $stableAfter = 5.0: 5.0
?array $retryHttpStatuses = null: [408,425,429,500,502,503,504,520,521,522,523,524,530]
?array $retryCloseCodes = null: [1001,1005,1006,1011,1012,1013,1014]
bool $shuffleEndpoints = true: true
array $restartDelay = [5.0,30.0]: [5.0,30.0]
?callable $decide = null: null
