#!/usr/bin/env bash
# Runs the built build script with a PHP that claims an API which was not tested: it refuses it with a sentence, and takes
# it where WEBSOCKET_CLIENT_UNTESTED_PHP is set.
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

find_php
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
build_script=$(find "${CARGO_TARGET_DIR:-target}/release/build" -path '*/websocket_client-*/build-script-build' -printf '%T@ %p\n' |
    sort -rn | head -n 1 | cut -d' ' -f2)
[ -n "$build_script" ] || die "the build script is not built: run 'make' first"

cat >"$scratch/php" <<FAKE
#!/bin/sh
$php "\$@" | sed 's/^PHP API => .*/PHP API => 20230831/; s/^PHP Version => .*/PHP Version => 8.3.99/'
FAKE
chmod +x "$scratch/php"
run() { PHP=$scratch/php OUT_DIR=$scratch TARGET=$(rustc -vV | sed -n 's/^host: //p') "$build_script"; }

if run >"$scratch/out" 2>&1; then die "check-untested-php: a PHP that was not tested was taken"; fi
grep -q 'tested with PHP 8.2, .* and not with PHP 8.3.99 (API 20230831).*WEBSOCKET_CLIENT_UNTESTED_PHP=1' "$scratch/out" ||
    die "check-untested-php: the refusal does not say what helps:" "$(cat "$scratch/out")"
WEBSOCKET_CLIENT_UNTESTED_PHP=1 run >"$scratch/out" 2>&1 || die "check-untested-php: the override was refused:" "$(cat "$scratch/out")"
grep -q 'fn zend_argument_error' "$scratch/engine.rs" || die "check-untested-php: nothing was bound"
say "check-untested-php: refused with a sentence, taken where that is asked for"
