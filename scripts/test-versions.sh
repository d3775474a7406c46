#!/usr/bin/env bash
# Runs make test-php with other PHPs (other-php.sh), one after the other. One that Debian's mirror does not have any more is
# one skipped test with the reason; PHP 8.2, which is always there, is none.
# Usage: test-versions.sh VERSION...
set -euo pipefail
. "$(dirname "$0")/common.sh"

failed=()
for version; do
    status=0
    "$root/scripts/other-php.sh" "$version" "${MAKE:-make}" -C "$root" --no-print-directory test-php || status=$?
    if [ $status = 75 ] && [[ $version != 8.2* ]]; then
        say "SKIP PHP $version, which Debian's mirror does not have today" "" "php-tests-$version: 0 passed, 0 failed, 1 skipped"
    elif [ $status != 0 ]; then
        failed+=("$version")
    fi
done
[ ${#failed[@]} = 0 ] || die "Failed with PHP ${failed[*]}"
