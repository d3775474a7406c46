# What the other scripts share: where things are and which PHP is meant. Not a script of its own: it is sourced.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
extension=websocket_client
PHP_CONFIG=${PHP_CONFIG:-php-config}
module=${MODULE_DIR:-$root/target/modules}/$extension.so
test_env=$root/target/test-env

say() { printf '%s\n' "$@"; }
die() { printf '%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# rustup puts cargo where a shell that was open before, or one that reads no profile, does not look. It comes first, as
# in a new terminal: a system's own may be too old, and cargo builds everything anew when PATH is not as before.
cargo_bin=${CARGO_HOME:-${HOME:-}/.cargo}/bin
case :$PATH: in
    *:"$cargo_bin":*) ;;
    *) [ ! -x "$cargo_bin/cargo" ] || export PATH=$cargo_bin:$PATH ;;
esac

# The PHP to run is the one whose headers the extension is built against. It talks to this machine only: a proxy that is
# in the environment would come between.
find_php() {
    unset {ws,wss,all,http,https,no}_proxy {WS,WSS,ALL,HTTP,HTTPS,NO}_PROXY
    have "$PHP_CONFIG" || die "$PHP_CONFIG not found: run 'make deps', or set PHP_CONFIG"
    php=$("$PHP_CONFIG" --php-binary)
    [ -x "$php" ] || php=$(command -v php) || die "no php found for $PHP_CONFIG"
}

# The extension's own version.
package_version() { sed -n '/^\[package\]/,/^$/s/^version = "\(.*\)"/\1/p' "$root/Cargo.toml"; }

# php_series PHP: such as 8.4
php_series() { "$1" -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;'; }

# php_build PHP: which modules it loads, such as API20220829,NTS
php_build() { "$1" -n -i 2>/dev/null | sed -n 's/^PHP Extension Build => //p'; }

# php_machine PHP: the processor that it is for, in the kernel's word
php_machine() { "$1" -n -r 'echo php_uname("m");'; }

# php_libc PHP: glibc or musl, by the loader that it runs by
php_libc() {
    local maps
    maps=$("$1" -n -r 'readfile("/proc/self/maps");')
    case $maps in
        */ld-musl-*.so.1*) say musl ;;
        */ld-linux-*.so.* | */libc.so.6*) say glibc ;;
        *) say unknown ;;
    esac
}

# archive_name PHP: what PIE asks for, without .zip. Its word for a processor is not always the kernel's.
archive_name() {
    local kind name machine
    machine=$(php_machine "$1")
    name=php_$extension-$(package_version)_php$(php_series "$1")-${machine/aarch64/arm64}-linux-$(php_libc "$1")
    kind=$(php_build "$1" | cut -d , -f 2-)
    case $kind in
        NTS) say "$name" ;;
        TS) say "$name-zts" ;;
        *) die "$PHP_CONFIG belongs to a debug build ($kind), for which there are no archives" ;;
    esac
}

# The python3 found first may be one that cannot make an environment, so one is made, and Debian's own is asked as well.
find_python() {
    local scratch
    scratch=$(mktemp -d)
    for python in python3 /usr/bin/python3; do
        if "$python" -c 'import ensurepip, sys; ensurepip.version(); sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 &&
            "$python" -m venv --without-pip "$scratch/venv" >/dev/null 2>&1; then
            rm -rf "$scratch"
            return
        fi
    done
    rm -rf "$scratch"
    return 1
}

# cargo_tool NAME VERSION PURPOSE: has such a program of crates.io built into target/, unless it is there, and sets tool to its
# path. A build without optimisation takes a third of the time, and what these look at is small.
cargo_tool() {
    local place=$root/target/$1
    tool=$place/bin/$1
    [ "$("$tool" --version 2>/dev/null)" != "$1 $2" ] || return 0
    say "Building $1 $2, which $3"
    CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --version "$2" --root "$place" --target-dir "$place/build" "$1"
    rm -rf "$place/build"
}

need_module() { [ -f "$module" ] || die "$module is missing: run 'make' first"; }

# A copy put there by 'make install' would be loaded as well and clash with the one under test: PHP is then shown its
# own ini directory without that file. A copy named in php.ini itself cannot be left out this way, so that is an error.
hide_installed_copy() {
    "$php" -r "exit((int) extension_loaded('$extension'));" && return
    local filtered=$root/target/php-conf.d file
    rm -rf "$filtered" && mkdir -p "$filtered"
    for file in "$("$php" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;')"/*.ini; do
        grep -Eqs "^[[:space:]]*extension[[:space:]]*=.*$extension" "$file" || ln -s "$file" "$filtered/"
    done
    export PHP_INI_SCAN_DIR=$filtered
    "$php" -r "exit((int) extension_loaded('$extension'));" ||
        die "another copy of $extension is loaded by php.ini: take that line out to run the one built here"
}
