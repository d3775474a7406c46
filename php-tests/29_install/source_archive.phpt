--TEST--
A source archive, as git and PIE make it: has what the build needs, and no tests
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
$root = escapeshellarg(dirname(__DIR__, 2));
// The clone may be somebody else's than the user's who runs this.
exec("git -c safe.directory='*' -C $root archive --worktree-attributes HEAD | tar -t", $files);
$top = array_unique(array_map(fn(string $file): string => strtok($file, '/'), $files));
sort($top);
echo implode("\n", $top), "\n";
echo count(preg_grep('#^(src/lib\.rs|build\.rs|Cargo\.lock|examples/echo_server\.rs|scripts/common\.sh)$#', $files)), " of 5\n";
?>
--EXPECT--
.editorconfig
ARCHITECTURE.md
CHANGELOG.md
CONTRIBUTING.md
Cargo.lock
Cargo.toml
LICENSE-APACHE
LICENSE-MIT
Makefile
README.md
README.zh-CN.md
SECURITY.md
UPGRADING.md
build.rs
clippy.toml
composer.json
docs
examples
pie
rustfmt.toml
scripts
src
stubs
5 of 5
