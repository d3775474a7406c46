--TEST--
scripts/install-dependencies.sh: a compiler that does not link, an old OpenSSL and a program that does not run are missing
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine();
// Without its headers, its libraries or its linker it compiles, and no more.
$machine->program('cc', 'for argument; do case $argument in -E | -c | -fsyntax-only) exec /usr/bin/cc "$@" ;; esac; done; exit 1');
$machine->run('install-dependencies.sh');
$machine = new Machine();
$old = "$machine->folder/include/openssl";
mkdir($old, recursive: true);
file_put_contents("$old/ssl.h", "#define OPENSSL_VERSION_NUMBER 0x100020bfL\n");
$machine->program('pkg-config', "[ \"\$3\" = openssl ] && echo -I$machine->folder/include || exec /usr/bin/pkg-config \"\$@\"");
$machine->run('install-dependencies.sh');
$machine = new Machine();
foreach (['node', 'npm', 'valgrind'] as $name) {
    $machine->program($name, 'exit 127');
}
$machine->program('python3', 'exec /usr/bin/env python3 -S "$@"');
$machine->run('install-dependencies.sh', ['valgrind']);
?>
--EXPECTF--
Missing: a C compiler, %SOpenSSL 1.1.1 or newer, with its headers.
Installing with apt-get: gcc libc6-dev %Slibssl-dev
apt-get has installed %s
%Astatus 1
%A
Missing: OpenSSL 1.1.1 or newer, with its headers.
Installing with apt-get: libssl-dev
apt-get has installed libssl-dev, and this is still not usable: OpenSSL 1.1.1 or newer, with its headers.
status 1
%A
Missing: valgrind.
Installing with apt-get: valgrind
apt-get has installed valgrind, and this is still not usable: valgrind.
status 1
%A
