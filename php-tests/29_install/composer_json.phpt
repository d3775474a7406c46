--TEST--
composer.json: names the extension by the rules of PIE, and the PHPs that the build takes
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
$root = dirname(__DIR__, 2);
$composer = json_decode(file_get_contents("$root/composer.json"), true, flags: JSON_THROW_ON_ERROR);
$extension = $composer['php-ext'];
// The rules of composer's schema, and of PIE's for the extension.
var_dump($composer['type'], preg_match('#^[a-z0-9]([_.-]?[a-z0-9]+)*/[a-z0-9](([_.]|-{1,2})?[a-z0-9]+)*$#D', $composer['name']));
var_dump($extension['extension-name'], preg_match('#^[A-Za-z][a-zA-Z0-9_]+$#D', $extension['extension-name']));
echo is_file("$root/{$extension['build-path']}/config.m4") ? "there is a config.m4\n" : "there is no config.m4\n";
echo implode(', ', $extension['download-url-method']), ' for ', implode(', ', $extension['os-families']), "\n";

$cargo = file_get_contents("$root/Cargo.toml");
echo preg_match('/^license = "(.*)"$/m', $cargo, $match) && $match[1] === implode(' OR ', $composer['license'])
    ? "the licences of Cargo.toml\n" : "other licences than Cargo.toml's\n";
preg_match('/const TESTED\b[^=]*=\s*\[(.*?)\];/s', file_get_contents("$root/build.rs"), $match);
preg_match_all('/"(\d\.\d)"/', $match[1], $tested);
$wanted = implode(' || ', array_map(fn(string $version) => "~$version.0", $tested[1]));
echo $wanted !== '' && $wanted === $composer['require']['php'] ? "the PHPs of build.rs\n" : "build.rs has $wanted\n";
?>
--EXPECT--
string(7) "php-ext"
int(1)
string(16) "websocket_client"
int(1)
there is a config.m4
pre-packaged-binary, composer-default for linux
the licences of Cargo.toml
the PHPs of build.rs
