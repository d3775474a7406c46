#!/usr/bin/env bash
# Counts the instructions of the extension for each small message and compares them with counts.txt; harness/count.py says how.
# Wants the extension built, and valgrind.
# Usage: count.sh [compare | write]
set -euo pipefail
. "$(dirname "$0")/../scripts/common.sh"

find_php
need_module
have valgrind || die "valgrind is missing: run 'make bench-count', or install it"
find_python || die "Python 3.11 or newer is needed for the benchmark"
"$root/bench/prepare.sh" server
cd "$root/bench"
PHP=$php exec "$python" -B -m harness.count "$@"
