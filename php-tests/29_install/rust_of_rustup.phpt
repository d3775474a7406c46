--TEST--
scripts/common.sh: rustup's Rust comes before the system's, though no shell knows of it yet
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine();
$machine->rust('1.80.1');
mkdir("$machine->folder/home/.cargo/bin", recursive: true);
foreach (['cargo', 'rustc'] as $name) {
    file_put_contents($file = "$machine->folder/home/.cargo/bin/$name", "#!/bin/sh\necho $name 99.0.0\n");
    chmod($file, 0o755);
}
$machine->run('install-dependencies.sh');
// PATH names it already: somebody has chosen the order.
$machine->run('install-dependencies.sh', environment: ['PATH' => "$machine->folder/bin:$machine->folder/home/.cargo/bin"]);
?>
--EXPECTF--
status 0
Rust %s or newer is needed, and MACHINE/bin/rustc is 1.80.1. Please run
%A
status 1
