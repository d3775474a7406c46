#!/usr/bin/env bash
# Runs the PHP tests with the modules of target/dist's archives, each with the PHP that it is for. Builds nothing.
# Usage: TESTS="PATH..." test-dist.sh PHP...    named as for dist.sh; without TESTS, all of them
set -euo pipefail
. "$(dirname "$0")/common.sh"

dist=$root/target/dist

test_archive() {
    local archive tests
    find_php
    archive=$dist/$(archive_name "$php").zip
    [ -f "$archive" ] || die "$archive is missing: run 'make dist PHPS=${PHP_NAME:-system}' first"
    find_python || die "Python is needed, which unpacks the archive"
    export MODULE_DIR=$dist/modules/${PHP_NAME:-system}
    rm -rf "$MODULE_DIR"
    "$python" -m zipfile -e "$archive" "$MODULE_DIR"
    command -v "$PHP_CONFIG" >"$MODULE_DIR/built-for"
    say "==> ${archive#"$root/"}"
    read -ra tests <<<"${TESTS:-}"
    "$root/scripts/run-php-tests.sh" "${tests[@]}"
}

if [ "${1:-}" = --one ]; then
    test_archive
    exit
fi
[ $# != 0 ] || die "usage: $0 PHP..., such as 8.4, 8.2-musl or system"
failed=()
for name; do
    if [ "$name" = system ]; then
        "$BASH" "$0" --one || failed+=("$name")
    else
        "$root/scripts/other-php.sh" "$name" "$BASH" "$0" --one || failed+=("$name")
    fi
done
[ ${#failed[@]} = 0 ] || die "Failed with the archives for ${failed[*]}"
