--TEST--
websocket_client: the stubs say what the extension declares
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

function surface(array $command): array
{
    ob_start();
    run_command($command);
    return json_decode(ob_get_clean(), true, flags: JSON_THROW_ON_ERROR);
}

$script = __DIR__ . '/../helpers/surface.php';
$stubs = surface([PHP_BINARY, '-n', $script, ...glob(__DIR__ . '/../../stubs/*.php')]);
$extension = surface([...php_command(), $script]);
// The binding has neither union types nor `static`, nor parameters without a type: there the stubs differ from reflection.
foreach ($stubs + $extension as $what => $_) {
    [$said, $is] = [$stubs[$what] ?? 'nothing', $extension[$what] ?? 'nothing'];
    $same = strtr(preg_replace('/^(?= \$)|\S+\|\S+(?= \$)/', 'mixed', $said), [' static' => ' WebSocketClient']);
    if ($said !== $is && $same !== $is) {
        echo "$what\n    stubs: $said\n    extension: $is\n";
    }
}
var_dump(count($stubs) > 80);
?>
--EXPECT--
bool(true)
