--TEST--
scripts/split-stubs.sh: a package of Composer's with the very stubs, which loads nothing
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
$root = dirname(__DIR__, 2);
$folder = sys_get_temp_dir() . '/websocket-stubs-' . getmypid();
mkdir($folder);
// What an older release had, and the new one has not, goes.
touch("$folder/old.stub.php");
exec(escapeshellarg("$root/scripts/split-stubs.sh") . ' ' . escapeshellarg($folder), $lines, $status);
echo str_replace($folder, 'FOLDER', implode("\n", $lines)), "\nstatus $status\n";
$files = array_values(array_diff(scandir($folder), ['.', '..']));
echo implode(' ', $files), "\n";
foreach (glob("$root/stubs/*.php") as $stub) {
    echo basename($stub), md5_file($stub) === md5_file("$folder/" . basename($stub)) ? ": the same\n" : ": another one\n";
}
$package = json_decode(file_get_contents("$folder/composer.json"), true, flags: JSON_THROW_ON_ERROR);
$extension = json_decode(file_get_contents("$root/composer.json"), true, flags: JSON_THROW_ON_ERROR);
// The rules of composer's schema; a name may be a library's or an extension's, not both.
var_dump(preg_match('#^[a-z0-9]([_.-]?[a-z0-9]+)*/[a-z0-9](([_.]|-{1,2})?[a-z0-9]+)*$#D', $package['name']));
var_dump($package['name'] !== $extension['name'], $package['type'], isset($package['autoload']));
var_dump($package['license'] === $extension['license'], array_keys($package['suggest']));
exec('rm -rf ' . escapeshellarg($folder));
?>
--EXPECT--
The stubs are in FOLDER, as a package of Composer's.
status 0
LICENSE-APACHE LICENSE-MIT README.md WebSocketClient.stub.php composer.json exceptions.stub.php
WebSocketClient.stub.php: the same
exceptions.stub.php: the same
int(1)
bool(true)
string(7) "library"
bool(false)
bool(true)
array(1) {
  [0]=>
  string(20) "ext-websocket_client"
}
