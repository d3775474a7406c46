--TEST--
scripts/install.sh: an uninstall that finds nothing, and no longer knows for which PHP it was built, says what to name
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine();
$machine->program('php-config', 'exec ' . php_config() . ' "$@"');
$destination = ['DESTDIR' => "$machine->folder/package"];
$uninstall = function (array $environment) use ($machine, $destination): void {
    ob_start();
    $machine->run('install.sh', ['uninstall'], $environment + $destination);
    // Not every PHP reads a folder of .ini files.
    echo preg_replace(['~^.*\.ini\n~m', '~ than \S+,~', '~MACHINE/package\S+/~'], ['', ' than PHP,', ''], ob_get_clean());
};
echo "-- as after make clean\n";
$uninstall(['PHP_CONFIG' => '', 'MODULE_DIR' => "$machine->folder/nothing"]);
echo "-- named\n";
$uninstall(['MODULE_DIR' => "$machine->folder/nothing"]);
?>
--EXPECT--
-- as after make clean
not there: websocket_client.so
If it was installed into another PHP than PHP, name that one: make uninstall PHP_CONFIG=...
status 0
-- named
not there: websocket_client.so
status 0
