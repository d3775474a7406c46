#!/usr/bin/env bash
# Runs make targets one after the other, the rest too when one fails, and ends with the sum of all their tests.
# Usage: run-suites.sh "TARGET [VARIABLE=VALUE...]"...
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

failed_targets=()
for target; do
    read -ra words <<<"$target"
    say "" "==> make $target"
    "${MAKE:-make}" --no-print-directory "${words[@]}" 2>&1 | tee -a "$log" || failed_targets+=("'make $target'")
done

# Only the runners' own lines count, so that a sum printed by a target inside is not added again.
total=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '
    /^test result: /                 { passed += $4; failed += $6; skipped += $8 }
    /^(php-tests[0-9a-z.-]*|bench-count|conformance|fuzz|fuzz-php|try-clean): [0-9]+ passed/ { passed += $2; failed += $4; skipped += $6 }
    END { printf "%d passed, %d failed, %d skipped", passed, failed, skipped }')

say ""
if [ ${#failed_targets[@]} != 0 ]; then
    # Once more by name, since what they printed is far above.
    grep -aE '^-- |^test .* FAILED$' "$log" | awk '!seen[$0]++' || true
    say "Failed: ${failed_targets[*]}"
fi
say "$total"
[ ${#failed_targets[@]} = 0 ]
