--TEST--
scripts/install-dependencies.sh: headers of another PHP, or none, are not taken for those that are needed
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine('php');
$config = php_config();
// As when another PHP is what "php" means: its build is thread-safe and of another API.
$machine->program('php', 'echo "PHP Extension Build => API20300101,TS"');
$machine->program('php-config', "exec $config \"\$@\"");
$build = exec(escapeshellarg(PHP_BINARY) . " -n -i | sed -n 's/^PHP Extension Build => //p'");
ob_start();
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => 'php-config']);
echo str_replace($build, 'BUILD', ob_get_clean()), "\n";
// As when the headers were removed, or belong to another PHP.
$machine->program('php-config', "[ \"\$1\" != --includes ] || { echo -I/nowhere; exit; }; exec $config \"\$@\"");
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => "$machine->folder/bin/php-config"]);
?>
--EXPECTF--
MACHINE/bin/php is another PHP (API20300101,TS) than the one that php-config belongs to (BUILD).
Please set PHP_CONFIG to the php-config of the PHP that you mean, such as PHP_CONFIG=php-config8.4.
status 1

MACHINE/bin/php-config is from no package of this system, and the headers that it names do not compile, or are not those of its PHP.
status 1
