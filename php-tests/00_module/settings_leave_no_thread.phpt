--TEST--
websocket_client: loading the extension starts no thread and opens no descriptor
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

ob_start();
run_command([PHP_BINARY, '-n', '-r', 'echo count(scandir("/proc/self/task")), " ", count(scandir("/proc/self/fd"));']);
$without = ob_get_clean();
ob_start();
run_php('echo count(scandir("/proc/self/task")), " ", count(scandir("/proc/self/fd"));');
var_dump(ob_get_clean() === $without);
?>
--EXPECT--
bool(true)
