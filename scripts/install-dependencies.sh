#!/usr/bin/env bash
# Makes sure that what the build needs is there, and with the arguments "asan", "bench", "deb", "dist", "fuzz", "php-source",
# "qemu", "test", "try-clean" and "valgrind" what those need too: installs it on Debian and Ubuntu, names it elsewhere. With --only-name
# it names it there as well, and installs nothing. It never installs Rust, and does nothing when nothing is missing.
# What is needed is tried: a program is run, a library is compiled against or loaded.
set -euo pipefail
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/libclang.sh"

only_name=
if [ "${1:-}" = --only-name ]; then
    only_name=yes
    shift
fi
for argument; do
    case $argument in
        asan | bench | deb | dist | fuzz | php-source | qemu | test | try-clean | valgrind) ;;
        *) die "usage: $0 [--only-name] [asan] [bench] [deb] [dist] [fuzz] [php-source] [qemu] [test] [try-clean] [valgrind]" ;;
    esac
done

# Rust comes first: nothing is installed for somebody who lacks it.
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }
check_rust() {
    local needed found rustc=${RUSTC:-rustc} get="curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
    needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")
    have curl || get="apt-get install curl && $get"
    ! have rustup || get='rustup update stable'
    have cargo && have "$rustc" || die "Rust $needed or newer is needed, and there is none here. Please run
    $get
and then this again."
    found=$(cd "$root" && cargo --version 2>&1 && "$rustc" --version 2>&1) ||
        die "Rust $needed or newer is needed, and the one that is here does not run: ${found##*$'\n'}"
    # rustc 1.91.0 (f8297e351 2025-10-28), or 1.93.0-nightly
    found=$(sed -n 's/^rustc \([0-9.]*\).*/\1/p' <<<"$found")
    at_least "$needed" "$found" || die "Rust $needed or newer is needed, and $(command -v "$rustc") is $found. Please run
    $get
and then this again."
}

# What Debian's packages of the PHP that is meant begin with; nothing for one that is from no package. One that is named, or
# there already, is never replaced by another.
php_package() {
    local version=
    case $PHP_CONFIG in
        php-config | /usr/bin/php-config)
            ! have php || version=$(php_series php 2>/dev/null) || version=
            say "php$version"
            ;;
        php-config[0-9].[0-9] | /usr/bin/php-config[0-9].[0-9]) say "php${PHP_CONFIG##*php-config}" ;;
    esac
}

check_php_config() {
    local version
    have "$PHP_CONFIG" || {
        version=$([ "$PHP_CONFIG" != php-config ] || php -n -r 'echo PHP_VERSION_ID;' 2>/dev/null) || version=
        [ "${version:-80200}" -ge 80200 ] || die "PHP 8.2 or newer is needed, and $(command -v php) is older ($version). Set PHP_CONFIG if there is another one."
        [ -n "$(php_package)" ] ||
            die "PHP_CONFIG is $PHP_CONFIG, and no such program is there: it comes with the headers of the PHP that you mean."
        return 0
    }
    version=$("$PHP_CONFIG" --vernum 2>/dev/null) || die "PHP_CONFIG is $PHP_CONFIG, which does not run as php-config does."
    [ "$version" -ge 80200 ] || die "PHP 8.2 or newer is needed, and $PHP_CONFIG belongs to PHP $("$PHP_CONFIG" --version)."
}

# Without PHP_CONFIG the build takes the php that is found first, whose headers must be php-config's.
check_php_in_path() {
    local first config
    [ "$PHP_CONFIG" = php-config ] || return 0
    [ -x "$("$PHP_CONFIG" --php-binary)" ] || return 0
    first=$(php_build "${PHP:-php}")
    config=$(php_build "$("$PHP_CONFIG" --php-binary)")
    [ "$first" = "$config" ] || die "$(command -v "${PHP:-php}") is another PHP ($first) than the one that php-config belongs to ($config).
Please set PHP_CONFIG to the php-config of the PHP that you mean, such as PHP_CONFIG=php-config8.4."
}

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

# compiles COMPILER LANGUAGE ARGUMENT...: a program on standard input, which is linked but not run
compiles() {
    local compiler=$1 language=$2 made status=0
    shift 2
    made=$(mktemp)
    "$compiler" -x "$language" - -o "$made" "$@" || status=$?
    rm -f "$made"
    return $status
}
c_compiler() { compiles cc c <<<$'#include <stdio.h>\nint main(void) { return puts("") < 0; }'; }
cpp_compiler() { compiles c++ c++ <<<$'#include <iostream>\nint main() { std::cout << 1; }'; }
boost_headers() { compiles c++ c++ -fsyntax-only <<<$'#include <boost/beast/version.hpp>\nint main() {}'; }

# with_library NAME: a program on standard input compiles and links with what pkg-config says
with_library() {
    local flags
    flags=$(pkg-config --cflags --libs "$1") || return
    read -ra flags <<<"$flags"
    compiles cc c "${flags[@]}"
}
zlib() { with_library zlib <<<$'#include <zlib.h>\nint main(void) { return zlibVersion() == 0; }'; }

# openssl-sys takes it from these variables, or from Homebrew, before it asks pkg-config. TLS 1.3 came with 1.1.1.
openssl_library() {
    [ -z "${OPENSSL_DIR:-}${OPENSSL_INCLUDE_DIR:-}" ] || [ ! -f "${OPENSSL_INCLUDE_DIR:-${OPENSSL_DIR:-}/include}/openssl/ssl.h" ] || return 0
    [ "$(uname)" != Darwin ] || ! compgen -G '/*/*/opt/openssl@[34]*' || return 0
    with_library openssl <<<$'#include <openssl/ssl.h>
#if OPENSSL_VERSION_NUMBER < 0x10101000L
#error too old
#endif
int main(void) { return SSL_CTX_new(TLS_client_method()) == 0; }'
}

# The headers are compiled, and must be those of the very PHP: the same API, thread-safe or not, debug or not.
php_headers() {
    local program includes headers
    program=$("$PHP_CONFIG" --php-binary)
    [ -x "$program" ] || program=php
    read -ra includes < <("$PHP_CONFIG" --includes)
    headers=$(cc "${includes[@]}" -E -P -x c - <<<$'#include <php.h>\nheaders ZEND_MODULE_BUILD_ID' | sed -n 's/^headers//p' | tr -d '" ')
    [ -n "$headers" ] && [ "$headers" = "$(php_build "$program")" ]
}

# A compiler that has no such file answers with the name alone.
asan_runtime() { [ -e "$(cc -print-file-name=libasan.so)" ]; }

# Debian puts servers where only root's PATH looks.
have_server() { PATH=$PATH:/usr/sbin:/sbin have "$1"; }

# Of the very PHP that is tested; Debian's have a package each. One that was built by hand brings its own or has none.
fpm_package() {
    have "$PHP_CONFIG" || { say "$(php_package)-fpm" && return; }
    "$PHP_CONFIG" --version | sed 's/^\([0-9]*\.[0-9]*\).*/php\1-fpm/'
}
php_fpm() {
    local version
    have "$PHP_CONFIG" || return
    version=$("$PHP_CONFIG" --version)
    [ "$("$PHP_CONFIG" --prefix)" != /usr ] || have_server "php-fpm${version%.*}" || have_server php-fpm
}

qemu() { qemu-aarch64-static --version || qemu-aarch64 --version; }

root_maker() { have mmdebstrap || have debootstrap; }

look() {
    local argument php
    missing=()
    packages=()
    php=$(php_package)
    need 'a C compiler' 'gcc libc6-dev' c_compiler
    need 'PHP (command line)' "${php:+$php-cli}" "${PHP:-php}" -n -v
    need 'PHP headers and php-config' "${php:+$php-cli $php-dev}" php_headers
    need libclang libclang-dev try_libclang
    need pkg-config pkg-config pkg-config --version
    need 'OpenSSL 1.1.1 or newer, with its headers' libssl-dev openssl_library
    need make make have make
    for argument; do
        case $argument in
            test)
                need 'Python 3.11 or newer with venv' 'python3 python3-venv' find_python
                need 'Node.js' nodejs node --version
                need npm npm npm --version
                need 'the openssl command' openssl openssl version
                need nginx nginx have_server nginx
                need HAProxy haproxy have_server haproxy
                need php-fpm "$(fpm_package)" php_fpm
                need tinyproxy tinyproxy have_server tinyproxy
                need microsocks microsocks have_server microsocks
                ;;
            bench)
                need 'a C++ compiler' g++ cpp_compiler
                need 'Boost headers' 'libboost-dev g++' boost_headers
                need 'Python 3.11 or newer with venv' 'python3 python3-venv' find_python
                need 'Node.js' nodejs node --version
                need npm npm npm --version
                need Composer composer have composer
                need taskset util-linux have taskset
                ;;
            deb) need 'dpkg-shlibdeps' dpkg-dev have dpkg-shlibdeps ;;
            dist)
                need 'Perl, which configures OpenSSL' perl perl -MFindBin -MIPC::Cmd -e 1
                need 'Python 3.11 or newer with venv' 'python3 python3-venv' find_python
                need 'objcopy and readelf' binutils have readelf
                ;;
            php-source)
                need 'a C compiler and make' build-essential c_compiler
                need 'zlib and its headers' zlib1g-dev zlib
                need xz xz-utils have xz
                ;;
            qemu)
                need 'qemu for arm64' qemu-user-static qemu
                need 'objcopy for arm64' binutils-aarch64-linux-gnu have aarch64-linux-gnu-objcopy
                ;;
            fuzz) need 'a C++ compiler' g++ cpp_compiler ;;
            try-clean) need 'mmdebstrap or debootstrap' mmdebstrap root_maker ;;
            valgrind) need valgrind valgrind valgrind --version ;;
            asan) need "AddressSanitizer's runtime (libasan)" gcc asan_runtime ;;
        esac
    done
}

elsewhere() {
    say "Missing: $(listed "${missing[@]}")."
    say "This system has no apt-get, so please install it yourself:"
    say "  Fedora   dnf install php-cli php-devel clang-devel gcc make pkgconf-pkg-config openssl openssl-devel"
    say "           and for the tests: python3 nodejs npm nginx haproxy tinyproxy microsocks php-fpm valgrind; for the benchmark: boost-devel gcc-c++ composer"
    say "  Alpine   apk add php83 php83-dev clang-dev gcc musl-dev make bash pkgconf openssl openssl-dev perl"
    say "           and for the tests: python3 nodejs npm nginx haproxy tinyproxy microsocks php83-fpm valgrind; for the benchmark: boost-dev g++ composer util-linux"
    say "  Arch     pacman -S php clang gcc make pkgconf openssl"
    say "           and for the tests: python nodejs npm nginx haproxy tinyproxy microsocks php-fpm valgrind"
    say "  macOS    xcode-select --install; brew install bash php llvm pkgconf openssl@3"
    say "           and for the tests: python node nginx haproxy tinyproxy microsocks"
    exit 1
}
listed() { printf '%s, ' "$@" | sed 's/, $//'; }

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

# A PHP of a certain version may be one that this system's archives do not have.
check_archives() {
    local package
    for package in "${packages[@]}"; do
        [[ $package =~ ^php[0-9] ]] && ! apt-cache show "$package" >/dev/null 2>&1 || continue
        die "$PHP_CONFIG is not there. It comes with the package ${package%-*}-dev, which apt-get does not know here.
Debian and Ubuntu have one version of PHP each; https://packages.sury.org/php/ (Debian) and ppa:ondrej/php (Ubuntu) have the others.
Without PHP_CONFIG the system's own PHP is taken. Nothing was installed."
    done
}

install() {
    local apt log size
    if [ "$(id -u)" != 0 ]; then
        have sudo || die "Missing: $(listed "${missing[@]}"). Please run as root: apt-get install ${packages[*]}"
        as_root=(sudo)
    fi
    say "Missing: $(listed "${missing[@]}")."
    apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -o DPkg::Lock::Timeout=300)
    log=$(mktemp)
    "${apt[@]}" -qq update </dev/null >"$log" 2>&1 || apt_failed "$log"
    rm -f "$log"
    check_archives
    # What it is going to take, since it says nothing meanwhile.
    size=$("${apt[@]}" --assume-no install --no-install-recommends "${packages[@]}" </dev/null 2>/dev/null |
        sed -n 's/^After this operation, \(.*\) of additional disk space will be used\.$/ (\1; a minute or two)/p') || true
    say "Installing with apt-get: ${packages[*]}$size"
    hold_servers
    log=$(mktemp)
    "${apt[@]}" -qq install -y --no-install-recommends "${packages[@]}" </dev/null >"$log" 2>&1 || apt_failed "$log"
    rm -f "$log"
    disable_servers
}
apt_failed() {
    tail -n 30 "$1" >&2
    die "apt-get failed; its whole output is in $1"
}

check_rust
check_php_config
# What somebody chose is not replaced behind his back.
if [ -n "${LIBCLANG_PATH+set}" ] && { ! find_libclang || { c_compiler >/dev/null 2>&1 && ! try_libclang; }; }; then
    die "LIBCLANG_PATH is '$LIBCLANG_PATH', where bindgen must find libclang, and ${libclang_fault:-no libclang is found}.
Please correct it, or unset it to have libclang looked for in the usual places."
fi
look "$@"
if [ ${#missing[@]} != 0 ]; then
    [ ${#packages[@]} != 0 ] ||
        die "$PHP_CONFIG is from no package of this system, and the headers that it names do not compile, or are not those of its PHP."
    if ! have apt-get; then elsewhere; fi
    [ -z "$only_name" ] || die "Missing: $(listed "${missing[@]}"). Please install it: apt-get install ${packages[*]}"
    installed=("${packages[@]}")
    install
    hash -r
    look "$@"
    # Without a compiler it could not be tried.
    [[ ${missing[0]:-} != 'a C compiler' ]] || libclang_fault=
    [ ${#missing[@]} = 0 ] || die "apt-get has installed ${installed[*]}, and this is still not usable: $(listed "${missing[@]}").${libclang_fault:+
$libclang_fault}"
fi
check_php_config
check_php_in_path
