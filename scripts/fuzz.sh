#!/usr/bin/env bash
# Runs the targets of fuzz/ (all, or those named) for that many seconds each, 60 if not said. A crash fails it; what to
# reproduce it with is shown. With --minimise it takes what earlier runs found into fuzz/corpus instead, as small as can be.
# cargo-fuzz and AddressSanitizer want a nightly Rust only because their options are not stable: RUSTC_BOOTSTRAP lets the
# stable one take them. FUZZ_SANITIZER=none for systems without it.
# Usage: fuzz.sh [--minimise | SECONDS] [TARGET...]
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

seconds=60
case ${1:-} in
    --minimise) seconds=; shift ;;
    [0-9]*) seconds=$1; shift ;;
esac
targets=("$@")
[ $# != 0 ] || mapfile -t targets < <(sed -n 's/^path = "fuzz_targets\/\(.*\)\.rs"$/\1/p' fuzz/Cargo.toml)
for target in "${targets[@]}"; do
    [ -f "fuzz/fuzz_targets/$target.rs" ] || die "no such target: $target"
done

have c++ || die "A C++ compiler is missing, for libFuzzer: install g++ (Debian, Ubuntu) or gcc-c++ (Fedora)"
have cargo || die "Rust is missing: run 'make deps'"
work=$root/target/fuzz
tools=$work/tools/bin
if [ ! -x "$tools/cargo-fuzz" ]; then
    say "Installing cargo-fuzz into target/fuzz"
    cargo install --quiet --locked --version '^0.13' --root "$work/tools" --target-dir "$work/tools-build" cargo-fuzz
    rm -rf "$work/tools-build"
fi
say "Building the fuzz targets"
PATH=$tools:$PATH RUSTC_BOOTSTRAP=1 cargo fuzz build --target-dir "$work/build" --sanitizer "${FUZZ_SANITIZER:-address}"
binaries=$(dirname "$(find "$work/build" -path "*/release/${targets[0]}" -type f | head -n 1)")

# Freed memory is watched for a while, but not so much of it that small inputs become slow.
export ASAN_OPTIONS=quarantine_size_mb=16:${ASAN_OPTIONS:-}
# A minute for one input is a hang on any machine; twenty seconds may only be a busy one.
options=(-timeout=60 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1)

minimise() {
    local target=$1 seeds=$root/fuzz/corpus/$1 merged=$work/merged/$1
    rm -rf "$merged" && mkdir -p "$merged" "$seeds" "$work/corpus/$target"
    "$binaries/$target" -merge=1 -set_cover_merge=1 -use_counters=0 -max_len=2048 -timeout=20 "$merged" "$seeds" \
        "$work/corpus/$target" >"$work/$target.log" 2>&1 || { tail -n 20 "$work/$target.log"; return 1; }
    rm -rf "$seeds" && mv "$merged" "$seeds"
    say "$target: $(find "$seeds" -type f | wc -l) seeds, $(du --apparent-size -sk "$seeds" | cut -f1) KiB"
}

run() {
    local target=$1 log=$work/$1.log found=$work/artifacts/$1 status=0
    mkdir -p "$work/corpus/$target" "$found" "fuzz/corpus/$target"
    "$binaries/$target" "${options[@]}" -max_total_time="$seconds" -artifact_prefix="$found/" "$work/corpus/$target" \
        "fuzz/corpus/$target" >"$log" 2>&1 || status=$?
    awk -v target="$target" '
        /^#[0-9]/ { for (i = 1; i < NF; i++) { if ($i == "cov:") edges = $(i + 1); if ($i == "ft:") features = $(i + 1) } }
        /^stat::number_of_executed_units:/ { runs = $2 }
        /^Done [0-9]+ runs in/ { time = " in " $5 " s" }
        /^stat::peak_rss_mb:/ { memory = $2 }
        END { printf "%-10s %9d executions%s, %d edges and %d features covered, %d MiB\n",
              target, runs, time, edges, features, memory }' "$log"
    [ "$status" = 0 ] && return 0
    local unit
    unit=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
    # Run as a suite, its lines that begin so are shown once more at the end.
    {
        grep -m 1 -A 6 -E 'panicked at|ERROR: |^==.*libFuzzer: ' "$log" | cut -c 1-1000 || tail -n 20 "$log"
        # All of it, as it may be seen on another machine only.
        [ -z "$unit" ] || say "The input, in Base64: $(base64 -w 0 "$unit")"
    } | sed "s/^/-- fuzz $target: /"
    say "It is in target/fuzz/$target.log. Again: ${binaries#"$root/"}/$target ${unit#"$root/"}" \
        "A test of its own belongs beside what was wrong, and the file into fuzz/corpus/$target."
    return 1
}

if [ -z "$seconds" ]; then
    for target in "${targets[@]}"; do minimise "$target"; done
    exit 0
fi

# As many at a time as there are cores; each tells its outcome when all are done.
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
trap 'kill $(jobs -rp) 2>/dev/null || true' EXIT
rm -f "$work"/*.passed
for target in "${targets[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$cores" ]; do wait -n || true; done
    { run "$target" && : >"$work/$target.passed"; } >"$work/$target.outcome" 2>&1 &
done
wait
passed=0 failed=0
for target in "${targets[@]}"; do
    if [ -e "$work/$target.passed" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    cat "$work/$target.outcome"
done
say "" "fuzz: $passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
