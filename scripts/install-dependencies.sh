#!/usr/bin/env bash
# Makes sure that what the build needs is there, and with the arguments "bench", "test", "fuzz", "php-source" and "valgrind" what those need too:
# installs it on Debian and Ubuntu, names it elsewhere. It never installs Rust, and does nothing when nothing is missing.
set -euo pipefail
. "$(dirname "$0")/common.sh"

missing=()   # in words, for people
packages=()  # for apt-get

# need WHAT "APT PACKAGES" COMMAND...: the command succeeds if it is there
need() {
    local what=$1 wanted=$2
    shift 2
    if ! "$@" >/dev/null 2>&1; then
        missing+=("$what")
        read -ra wanted <<<"$wanted"
        packages+=("${wanted[@]}")
    fi
}

php_headers() { have "$PHP_CONFIG" && [ -f "$("$PHP_CONFIG" --include-dir)/main/php.h" ]; }
zlib_headers() { have pkg-config && pkg-config --exists zlib; }
boost_headers() { printf '#include <boost/beast/version.hpp>\n' | c++ -x c++ -E -; }
openssl_headers() { have pkg-config && pkg-config --exists openssl; }

# bindgen needs the library and clang's own headers; on Debian only libclang-dev brings both.
libclang() {
    [ -n "${LIBCLANG_PATH:-}" ] || have llvm-config ||
        { compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' && compgen -G '/usr/lib/llvm-*/lib/clang/*/include/stddef.h'; } ||
        compgen -G '/usr/lib*/libclang*.so*' || compgen -G '/opt/homebrew/opt/llvm/lib/libclang*' ||
        compgen -G '/usr/local/opt/llvm/lib/libclang*'
}

# Debian puts servers where only root's PATH looks.
have_server() { have "$1" || [ -x "/usr/sbin/$1" ]; }

# Of the very PHP that is tested; Debian's have a package each. One that was built by hand brings its own or has none.
fpm_package() {
    have "$PHP_CONFIG" || { echo php-fpm && return; }
    "$PHP_CONFIG" --version | sed 's/^\([0-9]*\.[0-9]*\).*/php\1-fpm/'
}
have_fpm() {
    local version
    have "$PHP_CONFIG" || return
    version=$("$PHP_CONFIG" --version)
    [ "$("$PHP_CONFIG" --prefix)" != /usr ] || have_server "php-fpm${version%.*}" || have_server php-fpm
}

need 'PHP (command line)' php-cli have php
need 'PHP headers and php-config' php-dev php_headers
need 'a C compiler' 'gcc libc6-dev' have cc
need libclang libclang-dev libclang
need pkg-config pkg-config have pkg-config
need 'OpenSSL headers' libssl-dev openssl_headers
need make make have make
for argument; do
    case $argument in
        test)
            need 'Python 3.11 or newer with venv' 'python3 python3-venv' find_python
            need 'Node.js' nodejs have node
            need npm npm have npm
            need 'the openssl command' openssl have openssl
            need nginx nginx have_server nginx
            need HAProxy haproxy have_server haproxy
            need php-fpm "$(fpm_package)" have_fpm
            need tinyproxy tinyproxy have_server tinyproxy
            need microsocks microsocks have_server microsocks
            ;;
        bench)
            need 'a C++ compiler' g++ have c++
            need 'Boost headers' 'libboost-dev g++' boost_headers
            need 'Python 3.11 or newer with venv' 'python3 python3-venv' find_python
            need 'Node.js' nodejs have node
            need npm npm have npm
            need taskset util-linux have taskset
            ;;
        php-source)
            need 'a C compiler and make' build-essential have make
            need 'zlib headers' 'zlib1g-dev' zlib_headers
            need xz xz-utils have xz
            ;;
        fuzz) need 'a C++ compiler' g++ have c++ ;;
        valgrind) need valgrind valgrind have valgrind ;;
        *) die "usage: $0 [bench] [fuzz] [php-source] [test] [valgrind]" ;;
    esac
done

elsewhere() {
    say "Missing: $(printf '%s, ' "${missing[@]}" | sed 's/, $//')."
    say "This system has no apt-get, so please install it yourself:"
    say "  Fedora   dnf install php-cli php-devel clang-devel gcc make pkgconf-pkg-config openssl openssl-devel"
    say "           and for the tests: python3 nodejs npm nginx haproxy tinyproxy microsocks php-fpm valgrind; for the benchmark: boost-devel gcc-c++"
    say "  Alpine   apk add php83 php83-dev clang-dev gcc musl-dev make bash pkgconf openssl openssl-dev perl"
    say "           and for the tests: python3 nodejs npm nginx haproxy tinyproxy microsocks php83-fpm valgrind; for the benchmark: boost-dev g++ util-linux"
    say "  Arch     pacman -S php clang gcc make pkgconf openssl"
    say "           and for the tests: python nodejs npm nginx haproxy tinyproxy microsocks php-fpm valgrind"
    say "  macOS    xcode-select --install; brew install bash php llvm pkgconf openssl@3"
    say "           and for the tests: python node nginx haproxy tinyproxy microsocks"
    exit 1
}

# Debian starts a server as soon as its package is installed, and at each boot. The tests want the program, not somebody's
# port 80: a policy-rc.d keeps it from starting meanwhile, and a server that was not there before is disabled.
policy=/usr/sbin/policy-rc.d
as_root=()
servers=()
hold_servers() {
    local package
    for package in "${packages[@]}"; do
        case $package in nginx | haproxy | tinyproxy | php*-fpm) servers+=("$package") ;; esac
    done
    [ ${#servers[@]} != 0 ] && [ ! -e $policy ] || return 0
    trap release_servers EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null
    "${as_root[@]}" chmod 755 $policy
}
release_servers() { "${as_root[@]}" rm -f $policy; }
disable_servers() {
    [ ${#servers[@]} != 0 ] && have systemctl || return 0
    # What stands behind the package php-fpm is known only now.
    "${as_root[@]}" systemctl --quiet disable "${servers[@]/#php-fpm/$(fpm_package)}" >/dev/null 2>&1 || true
}

install() {
    if [ "$(id -u)" != 0 ]; then
        have sudo || die "Missing: ${missing[*]}. Please run as root: apt-get install ${packages[*]}"
        as_root=(sudo)
    fi
    say "Missing: $(printf '%s, ' "${missing[@]}" | sed 's/, $//')."
    say "Installing with apt-get: ${packages[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    local log
    log=$(mktemp)
    hold_servers
    if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${packages[@]}"; } \
        </dev/null >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        die "apt-get failed; its whole output is in $log"
    fi
    rm -f "$log"
    disable_servers
}

if [ ${#missing[@]} != 0 ]; then
    if have apt-get; then install; else elsewhere; fi
fi

version=$("$PHP_CONFIG" --vernum)
[ "$version" -ge 80100 ] || die "PHP 8.1 or newer is needed; $PHP_CONFIG belongs to $("$PHP_CONFIG" --version)"

have cargo || die "Rust is missing. It is not taken from the system's packages, which are too old. Please run
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh
then open a new terminal (or run '. \"\$HOME/.cargo/env\"') and try again."
