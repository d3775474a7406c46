--TEST--
docs/clusters.md: the table of ReconnectPolicy has all parameters and their defaults
--FILE--
<?php
require __DIR__ . '/page.inc';

use WebSocketClient\{Jitter, ReconnectPolicy};

$policy = new ReconnectPolicy();
foreach (PAGES as $page) {
    preg_match_all('/^\| `(\w+)` \| (\S+) \| (.*) \|$/m', page($page), $rows, PREG_SET_ORDER);
    $rows = array_diff_key(array_combine(array_column($rows, 1), $rows), ["ReconnectPolicy" => 0]);
    $parameters = (new ReflectionMethod($policy, '__construct'))->getParameters();
    var_dump(array_keys($rows) === array_map(fn($parameter) => $parameter->name, $parameters));
    foreach ($parameters as $parameter) {
        [, $name, $default, $meaning] = $rows[$parameter->name];
        $value = $parameter->getDefaultValue();
        json_encode($value, JSON_PRESERVE_ZERO_FRACTION) === $default or print("$page: $name is not $default\n");
        if ($value === null && is_array($policy->$name)) {
            str_contains($meaning, implode(', ', $policy->$name)) or print("$page: $name: $meaning\n");
        }
    }
    array_map(fn(Jitter $jitter) => str_contains($rows['jitter'][3], $jitter->name) or print("$page: no $jitter->name\n"), Jitter::cases());
}
var_dump($policy->jitter);
?>
--EXPECT--
bool(true)
bool(true)
enum(WebSocketClient\Jitter::Full)
