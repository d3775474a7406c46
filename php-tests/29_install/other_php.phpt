--TEST--
scripts/install.sh: a module for another PHP, or one that PHP does not load, is refused before anything is put in place
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine();
$modules = "$machine->folder/modules";
mkdir($modules);
$build = exec(escapeshellarg(PHP_BINARY) . " -n -i | sed -n 's/^PHP Extension Build => //p'");
// Its small letters count as well.
$other = str_ends_with($build, ',debug') ? substr($build, 0, -6) : "$build,debug";
$install = function () use ($machine, $modules, $build, $other, &$environment): void {
    ob_start();
    $machine->run('install.sh', ['install'], $environment + ['DESTDIR' => "$machine->folder/package", 'MODULE_DIR' => $modules]);
    $php = trim(shell_exec(php_config() . ' --php-binary'));
    // A PHP that lies in the clone is named as the rest of that.
    $shown = fn(string $path) => str_replace(dirname(__DIR__, 2), 'CLONE', $path);
    $names = [$build => 'BUILD', $other => 'OTHER_BUILD', $shown(php_config()) => 'PHP_CONFIG_OF_THE_TEST', $shown($php) => 'PHP_OF_THE_TEST'];
    echo strtr(ob_get_clean(), $names);
    echo json_encode(preg_grep('/websocket/', $machine->tree('package'))), "\n\n";
};
$environment = [];
mkdir("$machine->folder/package");
file_put_contents("$modules/websocket_client.so", str_replace($build, substr_replace($build, '20200930', 3, 8), file_get_contents(extension_file())));
$install();
file_put_contents("$modules/built-for", "$machine->folder/bin/php-config8.0\n");
$install();
file_put_contents("$modules/websocket_client.so", str_replace($build, $other, file_get_contents(extension_file())));
$install();
file_put_contents("$modules/websocket_client.so", 'nonsense');
$install();
// sudo drops PHP_CONFIG: what it was built for is meant.
copy(extension_file(), "$modules/websocket_client.so");
file_put_contents("$modules/built-for", php_config() . "\n");
$machine->program('php-config', 'echo "that is another PHP" >&2; exit 1');
$environment = ['PHP_CONFIG' => ''];
ob_start();
$install();
echo preg_match('/^status 0$/m', ob_get_clean()), "\n";
?>
--EXPECTF--
MACHINE/modules/websocket_client.so was built for another PHP (API20200930,%s) than PHP_OF_THE_TEST, which takes BUILD. Nothing was installed.
Install it into the PHP that it is for, with PHP_CONFIG=..., or build it anew: 'make PHP_CONFIG=PHP_CONFIG_OF_THE_TEST', then 'make install PHP_CONFIG=PHP_CONFIG_OF_THE_TEST'.
status 1
[]

MACHINE/modules/websocket_client.so was built for another PHP (API20200930,%s, of MACHINE/bin/php-config8.0) than PHP_OF_THE_TEST, which takes BUILD. Nothing was installed.
Install it into the PHP that it is for, with PHP_CONFIG=MACHINE/bin/php-config8.0, or build it anew: 'make PHP_CONFIG=PHP_CONFIG_OF_THE_TEST', then 'make install PHP_CONFIG=PHP_CONFIG_OF_THE_TEST'.
status 1
[]

MACHINE/modules/websocket_client.so was built for another PHP (OTHER_BUILD, of MACHINE/bin/php-config8.0) than PHP_OF_THE_TEST, which takes BUILD. Nothing was installed.
Install it into the PHP that it is for, with PHP_CONFIG=MACHINE/bin/php-config8.0, or build it anew: 'make PHP_CONFIG=PHP_CONFIG_OF_THE_TEST', then 'make install PHP_CONFIG=PHP_CONFIG_OF_THE_TEST'.
status 1
[]

PHP_OF_THE_TEST does not load MACHINE/modules/websocket_client.so. Nothing was installed.
%A
status 1
[]

1
