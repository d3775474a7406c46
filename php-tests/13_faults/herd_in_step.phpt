--TEST--
ReconnectPolicy: without jitter the same clients come in step, so herd.phpt would see a storm
--SKIPIF--
<?php
getenv('WEBSOCKET_TEST_VALGRIND') and die('skip memcheck has a time of its own');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/herd.inc';

$herd = new Herd(['jitter' => 'None']);
$herd->outage(attempts: 1);
$herd->write();

$peak = Herd::peak($herd->planned[1]);
echo $peak > 45 ? "in step\n" : "only $peak in a tenth of a second\n";
?>
--EXPECT--
in step
