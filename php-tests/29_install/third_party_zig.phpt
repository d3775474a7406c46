--TEST--
scripts/third-party.sh: what zig links in is named as well, with its version and its licence
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/third_party.inc';

// Zig itself is hundreds of megabytes: this one has only what is asked for.
$zig = sys_get_temp_dir() . '/websocket-zig-' . getmypid();
mkdir("$zig/lib/libunwind", recursive: true);
file_put_contents("$zig/zig", <<<'SH'
    #!/bin/sh
    case $* in
        version) echo 0.99.1 ;;
        'cc --version') echo 'clang version 98.7.6'; echo 'Target: x86_64-unknown-linux' ;;
        *) exit 1 ;;
    esac
    SH);
chmod("$zig/zig", 0755);
file_put_contents("$zig/LICENSE", "Licence of zig\n");
file_put_contents("$zig/lib/libunwind/LICENSE.TXT", "Licence of libunwind\n");

$folder = check_third_party('--zig', $zig, '--target', 'x86_64-unknown-linux-gnu');
$text = file_get_contents("$folder/THIRD-PARTY.txt");
preg_match_all('/^(zig-compiler-rt|llvm-libunwind) (\S+): (.*); text (\d+)$/m', $text, $lines, PREG_SET_ORDER);
foreach ($lines as [, $name, $version, $licence, $number]) {
    preg_match("/^Text $number\n=+\n\n(.*)$/m", $text, $match);
    echo "$name $version: $licence, $match[1]\n";
}
$bill = json_decode(file_get_contents("$folder/sbom.cdx.json"), true);
foreach (array_column($bill['components'], null, 'name') as $name => $component) {
    preg_match('/zig|llvm/', $name) and print "$name $component[version]: {$component['licenses'][0]['expression']}\n";
}

unlink("$zig/lib/libunwind/LICENSE.TXT");
passthru('cd ' . escapeshellarg(dirname(__DIR__, 2)) . " && scripts/third-party.sh $folder --zig $zig 2>&1 | tail -n 1");
exec('rm -rf ' . escapeshellarg($folder) . ' ' . escapeshellarg($zig));
?>
--EXPECTF--
THIRD-PARTY.txt: 0 crates missing; besides them:
  llvm-libunwind
  rust-std
  zig-compiler-rt
sbom.cdx.json: 0 crates missing; besides them:
  llvm-libunwind
  rust-std
  zig-compiler-rt
llvm-libunwind 98.7.6: Apache-2.0 WITH LLVM-exception, Licence of libunwind
zig-compiler-rt 0.99.1: MIT, Licence of zig
llvm-libunwind 98.7.6: Apache-2.0 WITH LLVM-exception
zig-compiler-rt 0.99.1: MIT
third-party: %s/lib/libunwind/LICENSE.TXT is missing, which has the licence of llvm-libunwind.
