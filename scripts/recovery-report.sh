#!/usr/bin/env bash
# Prints how long a subscriber's stream was silent after each fault of php-tests/11_cluster, and how many of its numbers (50
# a second) are missing: one line for each balancer, scheme and fault, over all runs since --new. It runs no tests.
# Usage: recovery-report.sh [--new]    --new forgets the runs so far
set -euo pipefail
. "$(dirname "$0")/common.sh"

runs=$test_env/recovery.tsv
if [ "${1:-}" = --new ]; then
    rm -f "$runs"
    exit
fi
[ -s "$runs" ] || die "no runs yet: run make test-services"

# In the file: balancer, scheme, fault, seconds, lost; sorted so that the seconds of one fault come in order.
sort -t "$(printf '\t')" -k1,1 -k2,2 -k3,3 -k4,4n "$runs" | awk -F '\t' '
    function flush() {
        if (n) printf "%-8s  %-6s  %-32s  %4d  %7.2f  %7.2f  %7.2f  %6d\n", balancer, scheme, fault, n,
            seconds[1], seconds[int((n + 1) / 2)], seconds[n], most
        n = most = 0
    }
    BEGIN {
        printf "%-8s  %-6s  %-32s  %4s  %25s  %6s\n", "", "", "", "", "seconds without a message", "lost"
        printf "%-8s  %-6s  %-32s  %4s  %7s  %7s  %7s  %6s\n", "balancer", "scheme", "fault", "runs", "least", "median", "most", "most"
    }
    { key = $1 FS $2 FS $3 }
    key != last { flush(); last = key; balancer = $1; scheme = $2; fault = $3 }
    { seconds[++n] = $4; if ($5 > most) most = $5 }
    END { flush() }'
