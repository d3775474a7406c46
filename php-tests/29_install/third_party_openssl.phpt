--TEST--
scripts/third-party.sh: with the feature vendored-openssl, OpenSSL is named as well, with its version and its licence
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/third_party.inc';

$folder = check_third_party('--features', 'vendored-openssl', '--target', 'x86_64-unknown-linux-gnu');
preg_match('/^name = "openssl-src"\nversion = ".*\+(.*)"$/m', file_get_contents(dirname(__DIR__, 2) . '/Cargo.lock'), $locked);
$text = file_get_contents("$folder/THIRD-PARTY.txt");
echo preg_match("/^openssl $locked[1]: Apache-2\\.0; text (\\d+)$/m", $text, $line) ? "OpenSSL of Cargo.lock\n" : "another OpenSSL\n";
$licence = preg_match("/^Text $line[1]\n=+\n\n(.*?)\n=====/ms", $text, $match) ? $match[1] : '';
echo preg_match('/^ *Apache License\n *Version 2\.0.* 1\. Definitions\..*END OF TERMS AND CONDITIONS/s', $licence), " whole licence\n";
$bill = json_decode(file_get_contents("$folder/sbom.cdx.json"), true);
$parts = array_column($bill['components'], null, 'name');
echo str_replace($locked[1], 'VERSION', $parts['openssl']['cpe']), "\n";
foreach ($bill['dependencies'] as $dependency) {
    in_array($parts['openssl']['bom-ref'], $dependency['dependsOn'], true) and print preg_replace('/@.*/', '', $dependency['ref']) . " uses it\n";
}
exec('rm -rf ' . escapeshellarg($folder));
?>
--EXPECT--
THIRD-PARTY.txt: 0 crates missing; besides them:
  openssl
  rust-std
sbom.cdx.json: 0 crates missing; besides them:
  openssl
  rust-std
OpenSSL of Cargo.lock
1 whole licence
cpe:2.3:a:openssl:openssl:VERSION:*:*:*:*:*:*:*
pkg:cargo/openssl-sys uses it
