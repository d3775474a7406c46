#!/usr/bin/env bash
# A random user of the whole PHP surface: runs the programs of php-fuzz/ against the extension in one of the modes
#   release   what 'make' built; every second program has its freed memory overwritten
#   asan      with AddressSanitizer, built into target/fuzz-php/asan; memory_limit means nothing there, and a child that hangs is no failure
#   valgrind  what 'make' built, under memcheck
#   debug     with a debug build of PHP, got by other-php.sh into target/other-php, which reports leaks of the engine's memory
#   threads   each program in four threads of a thread-safe debug build of PHP, without signals and forks
# What fails is made smaller and written to target/fuzz-php/results; SCRIPT... runs such files again. Either so many seeds or
# for so many seconds. --without greet leaves out the operations of that name in php-fuzz/operations.py, or with that word
# in quotes, so that what is known does not hide the rest.
# Usage: fuzz-php.sh [--mode MODE] [--first SEED] [--seeds N] [--seconds N] [--jobs N] [--without WORD]... [SCRIPT...]
set -euo pipefail
. "$(dirname "$0")/common.sh"

work=$root/target/fuzz-php
mode=release
arguments=()
while [ $# != 0 ]; do
    case $1 in
        --mode) mode=$2; shift ;;
        *) arguments+=("$1") ;;
    esac
    shift
done

find_php
# Any debug build will do, so other-php.sh may be asked for another one; Debian keeps the source of this one for good.
if [ "$mode" = debug ] && ! "$php" -n -r 'exit(PHP_DEBUG ? 0 : 1);'; then
    exec "$root/scripts/other-php.sh" 8.2-debug "$root/scripts/fuzz-php.sh" --mode debug "${arguments[@]}"
fi
if [ "$mode" = threads ] && [ "$("$php" -n -r 'echo PHP_ZTS;')" != 1 ]; then
    exec "$root/scripts/other-php.sh" 8.2-zts-debug "$root/scripts/fuzz-php.sh" --mode threads "${arguments[@]}"
fi
find_python || die "Python 3.11 or newer is needed for make fuzz-php"
mkdir -p "$work/tools"

# The runtime of the compiler that everybody has; Rust's own is only for linking statically. The shim takes off a flag of
# dlopen(3) that PHP sets on extensions and no sanitizer can work with.
build_for_asan() {
    local runtime target
    runtime=$(cc -print-file-name=libasan.so)
    [ -e "$runtime" ] || die "AddressSanitizer's runtime is missing: libasan.so of gcc (Fedora: libasan)"
    ln -sf "$runtime" "$work/tools/libasan.so"
    cc -shared -fPIC -O1 -o "$work/tools/dlopen.so" "$root/php-fuzz/dlopen.c"
    target=$(rustc -vV | sed -n 's/^host: //p')
    say "Building the extension with AddressSanitizer"
    # The sanitizer's option is not stable: RUSTC_BOOTSTRAP lets the stable compiler take it. A target is named so that
    # build scripts and macros, which the compiler loads, are built without it. Stacks are not watched: when PHP leaves a
    # Fiber's by longjmp(3), the runtime goes on to take the frames that were left for live ones.
    (cd "$root" && RUSTC_BOOTSTRAP=1 RUSTFLAGS='-Zsanitizer=address -Cllvm-args=-asan-stack=0 -Cforce-frame-pointers=yes' CARGO_TARGET_DIR=$work/asan \
        CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo build --quiet --release --target "$target")
    module=$work/asan/$target/release/lib$extension.so
}

case $mode in
    release | valgrind) ;;
    asan) build_for_asan ;;
    debug | threads) (cd "$root" && "${MAKE:-make}" --no-print-directory module) ;;
    *) die "no such mode: $mode; there are release, asan, valgrind, debug and threads" ;;
esac
[ "$mode" != valgrind ] || have valgrind || die "valgrind is missing: run 'make fuzz-php MODE=valgrind', or install it"
need_module
hide_installed_copy
# A judge that recognises nothing would let everything pass.
"$python" -B "$root/php-fuzz/self_test.py" 2>"$work/self-test.log" || { cat "$work/self-test.log" >&2; exit 1; }
if [ "$mode" = threads ]; then
    export PHP_CONFIG WEBSOCKET_TEST_ENV=$test_env
    # shellcheck disable=SC2016
    php=$("$php" -r 'require $argv[1]; echo threads_program();' "$root/php-tests/helpers/threads.inc")
fi
exec "$python" -B "$root/php-fuzz/run.py" --mode "$mode" --php "$php" --module "$module" --certificates "$test_env/certs" \
    --tools "$work/tools" --results "$work/results" "${arguments[@]}"
