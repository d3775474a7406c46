--TEST--
pie/: phpize, configure and make build the module with cargo, and name what is missing; make install calls no cargo
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
(getenv('PHP_CONFIG') ?: 'php-config') === 'php-config' or die("skip the phpize of another PHP wants that PHP's folders");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine('apt-get', 'cargo', 'rustc', 'rustup');
$clone = "$machine->folder/clone";
mkdir($clone);
foreach (['Cargo.toml', 'Cargo.lock', 'build.rs', 'src', 'scripts', 'pie'] as $name) {
    exec('cp -r ' . escapeshellarg(dirname(__DIR__, 2) . "/$name") . ' ' . escapeshellarg($clone));
}
exec('cd ' . escapeshellarg("$clone/pie") . ' && ls | grep -vx -e config.m4 -e Makefile.frag | xargs -r rm -rf');
$run = function (string $command) use ($machine, $clone): string {
    $environment = "PATH='$machine->folder/bin' HOME='$machine->folder/home' TMPDIR='" . sys_get_temp_dir() . "' MODULE='" . extension_file() . "'";
    exec("cd '$clone/pie' && env -i $environment sh -c " . escapeshellarg($command) . ' 2>&1', $lines, $status);
    return str_replace([$machine->folder, dirname(extension_file())], ['MACHINE', 'MODULES'], implode("\n", $lines)) . "\nstatus $status\n";
};
$end = fn(string $output, int $lines): string => implode("\n", array_slice(explode("\n", $output), -$lines - 1));

echo $end($run('phpize'), 1);
$needed = preg_match('/^rust-version = "(.*)"$/m', file_get_contents("$clone/Cargo.toml"), $match) ? $match[1] : 'none';
echo str_replace($needed, 'NEEDED', $end($run('./configure'), 4)), "\n";

// In place of the build: the module that is tested, and a note of how cargo was called.
$machine->rust('99.0.0');
$machine->program('cargo', <<<'SH'
    [ "$1" = build ] || { echo cargo 99.0.0; exit; }
    echo "cargo $* in $PWD; PHP_CONFIG=${PHP_CONFIG-unset}" >>"$HOME/cargo"
    mkdir -p target/release && cp "$MODULE" target/release/libwebsocket_client.so
    SH);
$machine->program('apt-get', 'echo apt-get was called >&2');
echo preg_match('/build needs\.\.\. (.*)/', $run('./configure'), $match) ? "$match[1]\n" : "no answer\n";
echo $end($run('make -j2'), 1);
echo str_replace($machine->folder, 'MACHINE', file_get_contents("$machine->folder/home/cargo"));
$machine->program('cargo', 'echo cargo was called; exit 1');
echo $end($run('make install INSTALL_ROOT=' . escapeshellarg("$machine->folder/root")), 1);
foreach ($machine->tree('root') as $file) {
    str_ends_with($file, '.so') and print basename($file) . "\n";
}
echo exec(escapeshellarg(PHP_BINARY) . " -n -d extension='$clone/pie/modules/websocket_client.so' -r 'echo extension_loaded(\"websocket_client\") ? \"loads\" : \"does not load\";'"), "\n";
// A change of a source is seen.
touch("$clone/src/lib.rs", time() + 5);
echo $end($run('make'), 1);
?>
--EXPECT--
status 0
configure: error: Rust NEEDED or newer is needed, and there is none here. Please run
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh
and then this again.
status 1

all there
status 0
cargo build --release --locked --lib in MACHINE/clone; PHP_CONFIG=unset
status 0
websocket_client.so
loads
status 2
