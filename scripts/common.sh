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

# rustup puts cargo where a shell that was open before, or one that reads no profile, does not look.
have cargo || PATH=$PATH:$HOME/.cargo/bin

# The PHP to run is the one whose headers the extension is built against. It talks to this machine only: a proxy that is
# in the environment would come between.
find_php() {
    unset {ws,wss,all,http,https,no}_proxy {WS,WSS,ALL,HTTP,HTTPS,NO}_PROXY
    have "$PHP_CONFIG" || die "$PHP_CONFIG not found: run 'make deps', or set PHP_CONFIG"
    php=$("$PHP_CONFIG" --php-binary)
    [ -x "$php" ] || php=$(command -v php) || die "no php found for $PHP_CONFIG"
}

# The python3 found first may be one that cannot make an environment, so Debian's own is asked as well.
find_python() {
    for python in python3 /usr/bin/python3; do
        "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
    done
    return 1
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
