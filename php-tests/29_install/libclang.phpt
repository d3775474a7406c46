--TEST--
scripts/install-dependencies.sh: libclang is there only if bindgen could load and use what it would find
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine('llvm-config');
$machine->run('install-dependencies.sh');

echo "-- LIBCLANG_PATH\n";
$llvm = "$machine->folder/llvm";
mkdir("$llvm/lib", recursive: true);
$machine->run('install-dependencies.sh', environment: ['LIBCLANG_PATH' => '/nowhere']);
// A script of a linker, and another library.
file_put_contents("$llvm/lib/libclang.so", 'INPUT(-lclang)');
$machine->run('install-dependencies.sh', environment: ['LIBCLANG_PATH' => "$llvm/lib"]);
copy(extension_file(), "$llvm/lib/libclang-cpp.so.99");
$machine->run('install-dependencies.sh', environment: ['LIBCLANG_PATH' => "$llvm/lib"]);
symlink(glob('/lib*/*/libm.so.6')[0] ?? glob('/lib*/libm.so.6')[0], "$llvm/lib/libclang-99.so");
$machine->run('install-dependencies.sh', environment: ['LIBCLANG_PATH' => "$llvm/lib"]);

echo "-- the newest one is no libclang\n";
$machine->program('llvm-config', "echo $llvm");
$machine->run('install-dependencies.sh');
echo "-- LLVM without libclang is of no effect\n";
array_map(unlink(...), glob("$llvm/lib/*"));
$machine->run('install-dependencies.sh');
?>
--EXPECT--
status 0
-- LIBCLANG_PATH
LIBCLANG_PATH is '/nowhere', where bindgen must find libclang, and no libclang is found.
Please correct it, or unset it to have libclang looked for in the usual places.
status 1
LIBCLANG_PATH is 'MACHINE/llvm/lib', where bindgen must find libclang, and no libclang is found.
Please correct it, or unset it to have libclang looked for in the usual places.
status 1
LIBCLANG_PATH is 'MACHINE/llvm/lib', where bindgen must find libclang, and no libclang is found.
Please correct it, or unset it to have libclang looked for in the usual places.
status 1
LIBCLANG_PATH is 'MACHINE/llvm/lib', where bindgen must find libclang, and MACHINE/llvm/lib/libclang-99.so cannot be used: it is not libclang.
Please correct it, or unset it to have libclang looked for in the usual places.
status 1
-- the newest one is no libclang
Missing: libclang.
Installing with apt-get: libclang-dev
apt-get has installed libclang-dev, and this is still not usable: libclang.
MACHINE/llvm/lib/libclang-99.so cannot be used: it is not libclang
status 1
apt-get -o DPkg::Lock::Timeout=300 -qq update
apt-get -o DPkg::Lock::Timeout=300 --assume-no install --no-install-recommends libclang-dev
apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends libclang-dev
-- LLVM without libclang is of no effect
status 0
