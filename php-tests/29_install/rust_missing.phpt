--TEST--
scripts/install-dependencies.sh: Rust is asked for before anything is installed, in a sentence, and so is a newer one
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

preg_match('/^rust-version = "(.*)"$/m', file_get_contents(dirname(__DIR__, 2) . '/Cargo.toml'), $needed);
$says = function (Machine $machine) use ($needed): void {
    ob_start();
    $machine->run('install-dependencies.sh');
    echo str_replace($needed[1], 'NEEDED', ob_get_clean()), "\n";
};
$machine = new Machine('cc', 'rustup');
$machine->rust('1.80.1');
$says($machine);
$machine->rust('1.100.0-nightly');
$machine->program('cc', 'exec /usr/bin/cc "$@"');
$says($machine);
$machine->program('rustup', '');
$machine->rust('1.9.0');
$says($machine);
$machine->program('cargo', 'echo "error: rustup could not choose a version of cargo to run" >&2; exit 1');
$says($machine);

$says(new Machine('cc', 'rustup', 'cargo'));
$says(new Machine('cc', 'rustup', 'rustc', 'curl'));
?>
--EXPECT--
Rust NEEDED or newer is needed, and MACHINE/bin/rustc is 1.80.1. Please run
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh
and then this again.
status 1

status 0

Rust NEEDED or newer is needed, and MACHINE/bin/rustc is 1.9.0. Please run
    rustup update stable
and then this again.
status 1

Rust NEEDED or newer is needed, and the one that is here does not run: error: rustup could not choose a version of cargo to run
status 1

Rust NEEDED or newer is needed, and there is none here. Please run
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh
and then this again.
status 1

Rust NEEDED or newer is needed, and there is none here. Please run
    apt-get install curl && curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh
and then this again.
status 1
