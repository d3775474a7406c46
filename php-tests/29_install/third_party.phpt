--TEST--
scripts/third-party.sh: names each crate that is linked in once, with its licences, and no other
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/third_party.inc';

$folder = check_third_party('--target', 'x86_64-unknown-linux-gnu');
// Each copyright line is somebody's own.
$text = file_get_contents("$folder/THIRD-PARTY.txt");
foreach (['(C) 2024 Trifecta Tech Foundation' => 'zlib-rs', 'UNICODE LICENSE V3' => 'icu', 'The Rust Standard Library is dual-licensed' => 'std'] as $words => $of) {
    str_contains($text, $words) or print "the licence of $of is missing\n";
}
exec('rm -rf ' . escapeshellarg($folder));
?>
--EXPECT--
THIRD-PARTY.txt: 0 crates missing; besides them:
  rust-std
sbom.cdx.json: 0 crates missing; besides them:
  rust-std
