--TEST--
scripts/split-stubs.sh: writes a Composer package of the stubs, which loads nothing, into an empty folder only
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
$root = dirname(__DIR__, 2);
$folder = sys_get_temp_dir() . '/websocket-stubs-' . getmypid();
$split = function () use ($root, $folder): void {
    exec(escapeshellarg("$root/scripts/split-stubs.sh") . " '$folder' 2>&1", $lines, $status);
    echo preg_replace('/\d+\.\d+\.\d+\S*/', 'VERSION', str_replace($folder, 'FOLDER', implode("\n", $lines))), "\nstatus $status\n";
};
// As its repository is before: a history and no files.
mkdir("$folder/.git", recursive: true);
$split();
$files = array_values(array_diff(scandir($folder), ['.', '..', '.git']));
echo implode("\n", $files), "\n";
foreach ([...glob("$root/stubs/*.php"), ...glob("$root/LICENSE-*")] as $file) {
    file_get_contents($file) === file_get_contents("$folder/" . basename($file)) or print basename($file) . " differs\n";
}

$package = json_decode(file_get_contents("$folder/composer.json"), true, flags: JSON_THROW_ON_ERROR);
$ours = json_decode(file_get_contents("$root/composer.json"), true, flags: JSON_THROW_ON_ERROR);
// PIE cannot tell a library from an extension of the same name.
echo $package['name'], ' ', $package['type'], $package['name'] === $ours['name'] ? ', the name of the extension' : '', "\n";
var_dump($package['license'] === $ours['license'], isset($package['autoload']), isset($package['version']));
$version = preg_match('/^version = "(.*)"/m', file_get_contents("$root/Cargo.toml"), $match) ? $match[1] : 'none';
var_dump(str_contains(file_get_contents("$folder/README.md"), "composer require --dev $package[name]:$version"));

$split();
exec('rm -rf ' . escapeshellarg($folder));
?>
--EXPECT--
split-stubs: websocket-client/stubs VERSION is in FOLDER
status 0
LICENSE-APACHE
LICENSE-MIT
README.md
WebSocketClient.stub.php
composer.json
exceptions.stub.php
websocket-client/stubs library
bool(true)
bool(false)
bool(false)
bool(true)
FOLDER is not empty: name a new folder, or run 'git rm -rq .' in it first.
status 1
