--TEST--
scripts/install.sh: with DESTDIR the files are the same for everybody, and uninstall leaves none
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$root = new Machine();
// As somebody who is not root, in whose PATH there is no /usr/sbin.
$user = new Machine('phpenmod', 'phpdismod', 'phpquery');
foreach ([$root, $user] as $machine) {
    ob_start();
    $machine->run('install.sh', ['install'], ['DESTDIR' => "$machine->folder/package"]);
    preg_match('/status \d+/', ob_get_clean(), $status);
    echo $status[0], "\n";
}
var_dump($root->tree('package') === $user->tree('package'));

$files = array_values(preg_grep('/websocket/', $user->tree('package')));
$version = PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
// Debian's way where it is Debian's PHP, else PHP's own.
$debian = str_starts_with(PHP_CONFIG_FILE_SCAN_DIR, "/etc/php/$version/") && is_dir("/etc/php/$version/mods-available") && file_exists('/usr/sbin/phpenmod');
$ini = $debian ? "./etc/php/$version/mods-available/websocket_client.ini" : '.' . PHP_CONFIG_FILE_SCAN_DIR . '/websocket_client.ini';
$expected = PHP_CONFIG_FILE_SCAN_DIR === '' ? [] : [$ini];
$installed = '.' . trim(shell_exec(php_config() . ' --extension-dir')) . '/websocket_client.so';
$expected[] = $installed;
// The two are in the order of their folders' names, which differ from clone to clone.
sort($files);
sort($expected);
var_dump($files === $expected);

// It has nothing for a debugger, whatever was built, and it is the same.
$module = "$user->folder/package/$installed";
$sections = shell_exec("readelf -SW $module");
var_dump(str_contains($sections, ' .dynsym '), str_contains($sections, ' .symtab ') || str_contains($sections, ' .debug_'));
passthru(escapeshellarg(PHP_BINARY) . " -n -d extension=$module -r 'var_dump(class_exists(\"WebSocketClient\"));'");

foreach ([$root, $user] as $machine) {
    ob_start();
    $machine->run('install.sh', ['uninstall'], ['DESTDIR' => "$machine->folder/package"]);
    preg_match('/status \d+/', ob_get_clean(), $status);
    echo $status[0], ' ', json_encode($machine->tree('package')), "\n";
}
?>
--EXPECT--
status 0
status 0
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
status 0 []
status 0 []
