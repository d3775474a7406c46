#!/usr/bin/env bash
# Runs make targets one after the other, the rest too when one fails, and ends with the sum of all their tests.
# What stands behind a + runs beside the target before it, and is printed after it: both must have been prepared.
# Usage: run-suites.sh "TARGET [VARIABLE=VALUE...] [+ TARGET...]"...
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

scratch=$(mktemp -d)
# What runs in the background does not hear of Ctrl-C.
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP
log=$scratch/log

# Becomes make, so that it is make that a signal reaches: to be called in a subshell.
run() {
    local words
    read -ra words <<<"$1"
    say "" "==> make $1"
    exec "${MAKE:-make}" --no-print-directory "${words[@]}" 2>&1
}

failed_targets=()
for target; do
    beside=
    if [[ $target == *' + '* ]]; then
        beside=${target#* + } target=${target%% + *}
        run "$beside" >"$scratch/beside" &
    fi
    run "$target" | tee -a "$log" || failed_targets+=("'make $target'")
    if [ -n "$beside" ]; then
        wait $! || failed_targets+=("'make $beside'")
        tee -a "$log" <"$scratch/beside"
    fi
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
