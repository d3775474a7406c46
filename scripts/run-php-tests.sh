#!/usr/bin/env bash
# Runs php-tests/ (or the paths given) with PHP's own run-tests.php against target/modules; with --valgrind, under memcheck.
# --every N takes every Nth test. Only PASSED counts as passed and only SKIPPED as skipped, whatever else is a failure.
# What needs servers of minutes runs with --services, or if it is named, and not with the rest.
# Usage: run-php-tests.sh [--valgrind] [--every N] [--services | PATH...]
# JOBS=N runs so many at a time: three a core otherwise, since most of a test is waiting, and one a core under memcheck.
set -euo pipefail
. "$(dirname "$0")/common.sh"

label=php-tests${PHP_NAME:+-$PHP_NAME}
options=()
valgrind=
export WEBSOCKET_TEST_ENV=$test_env NO_INTERACTION=1 TEST_PHP_LOG_FORMAT=ODS
every=1
cores=$(getconf _NPROCESSORS_ONLN)
jobs=$((cores * 3))
while [ $# != 0 ]; do
    case $1 in
        --valgrind) valgrind=yes label=$label-valgrind jobs=$cores ;;
        --every) every=$2; shift ;;
        --services) label=$label-services; set -- "$0" "$root/php-tests/11_cluster" ;;
        *) break ;;
    esac
    shift
done
if [ -n "$valgrind" ]; then
    # With -m, run-tests.php itself sets USE_ZEND_ALLOC=0 and ZEND_DONT_UNLOAD_MODULES=1 and fails a test on any report.
    options+=(-m)
    # Code that PCRE compiles at run time reads past the ends of strings on purpose, and has no symbols to suppress it by.
    options+=(-d pcre.jit=0)
    # Tests may widen their time limits by this: memcheck is 20 to 50 times slower.
    export WEBSOCKET_TEST_VALGRIND=1
    # The peers that a test starts are not ours to check; a PHP that it starts is.
    skip='*/sh,*/dash,*/bash,*/env,*/python*,*/node*,*/openssl,*/git,*/nginx,*/haproxy,*/traefik,*/tinyproxy,*/microsocks'
    # Memcheck runs one thread at a time; without fairness a PHP that computes never lets the keeper run.
    export VALGRIND_OPTS="--fair-sched=yes --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --num-callers=40 \
--suppressions=$root/scripts/valgrind.supp --gen-suppressions=all --trace-children-skip=$skip"
fi

find_php
for path; do
    [ -e "$path" ] || die "no such test: $path"
done
# Unless they are named: balancers and fault proxies are about time, which memcheck has none of, php-fpm runs outside it, and a child leaves what its parent was doing.
left_out=()
[ $# != 0 ] || left_out=(-path '*/11_cluster' -prune -o)
[ -z "$valgrind" ] || [ $# != 0 ] || left_out+=(-path '*/1[34689]_*' -prune -o -path '*/27_persistent/fork*' -prune -o -path '*/27_persistent/fpm_*' -prune -o)
# Threads are for a PHP that is made for them, and there all of them: nothing else tests that.
[ "$("$php" -n -r 'echo PHP_ZTS;')" = 1 ] || left_out+=(-path '*_threads' -prune -o)
mapfile -t tests < <(find "${@:-$root/php-tests}" "${left_out[@]}" -name '*.phpt' -print | sort | awk -v every="$every" '(NR - 1) % every == 0 || /_threads\//')
[ ${#tests[@]} != 0 ] || die "no tests in ${*:-$root/php-tests}"

need_module
hide_installed_copy
export TEST_PHP_EXECUTABLE=$php PHP_CONFIG

find_run_tests() {
    local prefix api
    prefix=$("$PHP_CONFIG" --prefix)
    # Only Debian's php-config knows that.
    api=$("$PHP_CONFIG" --phpapi 2>/dev/null) || api=
    for run_tests in "$prefix/lib/php/$api/build/run-tests.php" "$prefix/lib/php/build/run-tests.php" \
        "$(dirname "$("$PHP_CONFIG" --extension-dir)")/../build/run-tests.php" "$prefix"/lib*/php*/build/run-tests.php; do
        [ -f "$run_tests" ] && return
    done
    die "run-tests.php not found under $prefix: it comes with PHP's headers (php-dev, php-devel)"
}
find_run_tests
# Newer ones draw a progress line over and over, which is no use in a log.
! grep -q -e "'--no-progress'" "$run_tests" || options+=(--no-progress)

# Of this run only: two may go on at a time, on different tests. Servers that root starts run as others, who must get in.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
results=$scratch/results
chmod 711 "$scratch"
mkdir -m 1777 "$scratch/tmp"
export TMPDIR=$scratch/tmp

# Of what run-tests.php prints, shows only the tests that did not pass, and says how far it is: on a terminal in one line
# that is drawn anew, else in ten lines.
show() {
    local line told=0 done=0 failed=0 all=${#tests[@]}
    while IFS= read -r line; do
        case $line in
            PASS\ *) ;;
            FAIL\ * | BORK\ * | WARN* | LEAK* | SKIP\ *)
                [ ! -t 1 ] || printf '\r\033[K'
                say "$line"
                [[ $line == SKIP* ]] || failed=$((failed + 1))
                ;;
            *) continue ;;
        esac
        done=$((done + 1))
        if [ -t 1 ]; then
            printf '\r\033[K%s: %d of %d, %d failed, %d s' "$label" $done "$all" $failed $((SECONDS - began))
        elif [ $((10 * done / all)) -gt $told ]; then
            told=$((10 * done / all))
            say "$label: $done of $all, $failed failed, $((SECONDS - began)) s"
        fi
    done
    [ ! -t 1 ] || say ""
}

# Its own exit status and totals are not used: it does not fail on a warned test, and cannot know of a worker that died.
output=$scratch/log
began=$SECONDS
"$php" "$run_tests" -q -P --shuffle -j"${JOBS:-$jobs}" --no-color "${options[@]}" -d extension="$module" -W "$results" "${tests[@]}" 2>&1 |
    tee "$output" | show || true
touch "$results"
# It has not come to its end.
[ "$(wc -l <"$results")" = ${#tests[@]} ] || tail -n 30 "$output"

# Beside a failed test: .mem is memcheck's report, .diff the difference, .out what a broken one printed.
while IFS=$'\t' read -r result test; do
    case $result in PASSED | SKIPPED) continue ;; esac
    say "" "-- $result: ${test#"$root/"}"
    for part in mem diff out; do
        if [ -s "${test%.phpt}.$part" ]; then
            head -n 100 "${test%.phpt}.$part"
            break
        fi
    done
done <"$results"

# run-tests.php gives a failed test that names sleep or hrtime a second try and warns if that passes: it did fail once.
retried=$(grep -a '^WARN.*passed on retry' "$output" || true)
[ -z "$retried" ] || say "" "-- Counted as failed, since only the second try passed:" "$retried"

passed=$(grep -c '^PASSED' "$results" || true)
skipped=$(grep -c '^SKIPPED' "$results" || true)
failed=$((${#tests[@]} - passed - skipped))
# A test that leaves a file has most likely left a server as well, and which test it was nobody knows.
left=$(find "$TMPDIR" -mindepth 1 -maxdepth 1 -printf '%f ' 2>/dev/null)
[ -z "$left" ] || { say "" "-- FAILED: a test has left behind $left"; failed=$((failed + 1)); }
say "" "$label: $passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
