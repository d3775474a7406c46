#!/usr/bin/env bash
# Runs a command with another PHP than the system's: it is got first, into target/other-php, and stays there.
#   8.4, 8.5, ...     Debian's own package, unpacked with its libraries; nothing is installed and no root is needed
#   8.4-arm64         the same for arm64, run under qemu on another processor
#   8.4-zts-debug     built from the source that Debian has, or from the archive in $PHP_SOURCE, which may be any
#                     release of PHP; also -zts, -debug and, with neither, -nts
#   8.2-musl          the same for Alpine's C library, by zig; also -musl-zts and so on
# Needs Debian, whose mirror it takes from this machine's settings of apt. Exits with 75 and a reason when that mirror does
# not have this PHP: it keeps what is newer than Debian 12 only for a time.
# Usage: other-php.sh VERSION COMMAND..., for example: other-php.sh 8.5 make test-php
set -euo pipefail
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/zig.sh"

name=${1:-}
[[ $name =~ ^([0-9]+\.[0-9]+)(-arm64|(-musl|-nts|-zts|-debug)*)$ ]] && [ $# -gt 1 ] ||
    die "usage: $0 VERSION[-arm64|[-musl][-nts|-zts][-debug]] COMMAND...; VERSION is as in 8.4"
version=${BASH_REMATCH[1]}
flavour=${BASH_REMATCH[2]}
home=$root/target/other-php/$name
package=php$version
architecture=$(uname -m)
emulator=
if [ "$flavour" = -arm64 ]; then architecture=aarch64; fi

# from_mirror WHAT APT_GET_ARGUMENT...: ends the script if the mirror has no such thing
from_mirror() {
    local what=$1 log=$home/apt.log
    shift
    apt_get "$@" >"$log" 2>&1 && return
    say "PHP $name is not to be had: the mirror has no $what of $package ($(grep -m 1 '^E:' "$log" || tail -n 1 "$log"))" >&2
    exit 75
}

# apt-get with settings and lists of its own, as if nothing were installed.
apt=$home/apt
apt_options=()
apt_get() {
    apt-get -qq -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferencesparts=/dev/null -o Dir::State="$apt" -o Dir::State::status="$apt/status" \
        -o Dir::Cache="$apt" -o APT::Sandbox::User=root -o APT::Install-Recommends=false \
        -o Acquire::Check-Valid-Until=false "${apt_options[@]}" "$@"
}

# Debian 12 and 13 have one PHP each; what is newer is only where the next Debian is made.
suites() {
    case $version in
        8.2) say bookworm ;;
        8.4) say trixie ;;
        *) say sid experimental ;;
    esac
}

# prepare_apt TYPE...: deb for packages, deb-src for sources
prepare_apt() {
    local type keyring=/usr/share/keyrings/debian-archive-keyring.gpg mirror suite
    have apt-get && [ -f $keyring ] || die "$name is got with Debian's apt-get, and this is not Debian"
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(ORIGIN)/$(LABEL) $(REPO_URI)' | sed -n 's,^Debian/Debian ,,p' | head -n 1)
    [ -n "$mirror" ] || die "apt knows no mirror of Debian: run 'apt-get update'"
    mkdir -p "$apt/lists/partial" "$apt/archives/partial"
    : >"$apt/status"
    for suite in $(suites); do
        for type; do say "$type [signed-by=$keyring] $mirror $suite main"; done
    done >"$apt/sources.list"
    apt_get update
}

# launcher FILE PROGRAM: the library path is an argument and not in the environment, which the program's children get.
launcher() {
    local loader libraries
    # Debian 12 still has the C library's packages outside of /usr.
    loader=$(compgen -G "$home/root/usr/lib*/ld-linux*.so*" || compgen -G "$home/root/lib*/ld-linux*.so*")
    libraries=$home/root/usr/lib/$architecture-linux-gnu:$home/root/lib/$architecture-linux-gnu
    mkdir -p "$(dirname "$1")"
    cat >"$1" <<LAUNCHER
#!/bin/sh
export PHP_INI_SCAN_DIR="\${PHP_INI_SCAN_DIR-$home/conf.d}"
exec $emulator ${loader%%$'\n'*} --library-path $libraries --argv0 "\$0" $home/root/$2 -d extension_dir=$extensions "\$@"
LAUNCHER
    chmod +x "$1"
}

unpack() {
    local archive extensions shared
    if [ "$architecture" != "$(uname -m)" ]; then
        "$root/scripts/install-dependencies.sh" qemu
        emulator=$(command -v qemu-$architecture-static || command -v qemu-$architecture)
        apt_options=(-o APT::Architecture=arm64 -o APT::Architectures=arm64)
    fi
    prepare_apt deb
    from_mirror package install --download-only -y "$package-cli" "$package-fpm"
    # Its dependencies are for building with phpize.
    (cd "$apt/archives" && from_mirror package download "$package-dev")
    for archive in "$apt"/archives/*.deb; do dpkg-deb --extract "$archive" "$home/root"; done
    # The scripts of the packages have not run: what they would set up is set up here.
    sed -i "s,^prefix=\"/usr\",prefix=\"$home/root/usr\"," "$home/root/usr/bin/php-config$version"
    extensions=$("$home/root/usr/bin/php-config$version" --extension-dir)
    mkdir -p "$home/conf.d"
    for shared in "$extensions"/{ctype,posix,tokenizer}.so; do say "extension=$(basename "$shared")"; done >"$home/conf.d/shared.ini"
    [ ! -f "$extensions/opcache.so" ] || say zend_extension=opcache.so >"$home/conf.d/opcache.ini"
    launcher "$home/bin/php" "usr/bin/$package"
    launcher "$home/sbin/php-fpm" "usr/sbin/php-fpm$version"
    cat >"$home/bin/php-config" <<CONFIG
#!/bin/sh
[ "\$*" != --php-binary ] || { echo $home/bin/php; exit; }
exec $home/root/usr/bin/php-config$version "\$@"
CONFIG
    chmod +x "$home/bin/php-config"
}

# What is compiled runs by a loader of its own, so that musl need not be installed. PHP wants zlib, which comes from source.
prepare_musl() {
    local loader=$home/lib/ld-musl-$architecture.so.1
    (cd "$apt/archives" && from_mirror package download musl && from_mirror source source --download-only --tar-only zlib)
    mkdir -p "$home/lib" "$home/zlib"
    dpkg-deb --extract "$apt"/archives/musl_*.deb "$home/musl"
    cp "$(compgen -G "$home/musl/*/$architecture-linux-musl/libc.so" || compgen -G "$home/musl/usr/*/$architecture-linux-musl/libc.so")" "$loader"
    # opcache unwinds the stack, which zig links in only if it is told to.
    zig_programs "$home/zig" "$architecture-linux-musl" -dynamic "-Wl,--dynamic-linker=$loader" -lunwind
    export CC=$home/zig/cc AR=$home/zig/ar
    tar -xf "$(compgen -G "$apt/archives/zlib_*.orig.tar.*")" -C "$home/zlib" --strip-components=1
    (cd "$home/zlib" && ./configure --static && make libz.a) >"$home/zlib.log" 2>&1 || die "zlib cannot be built: see $home/zlib.log"
    export ZLIB_CFLAGS=-I$home/zlib ZLIB_LIBS="-L$home/zlib -lz"
}

# Compiled by zig, __builtin_cpu_supports() always says no, and opcache's JIT refuses to start. PHP can ask the processor itself.
correct_configuration() {
    [[ $flavour != *-musl* ]] || sed -i 's/^#define PHP_HAVE_BUILTIN_CPU_\(INIT\|SUPPORTS\) 1$/#define PHP_HAVE_BUILTIN_CPU_\1 0/' main/php_config.h
}

# Small, since it is only for tests: what they use and every SAPI of ours; embed is for threads.
build() {
    local archive=${PHP_SOURCE:-} log=$home/build.log options=(--disable-all --disable-cgi --disable-phpdbg --without-pear
        --without-pcre-jit --enable-opcache --enable-cli --enable-fpm --enable-embed=static
        --enable-pcntl --enable-tokenizer --enable-posix --with-zlib)
    "$root/scripts/install-dependencies.sh" php-source
    if [[ $flavour = *-musl* ]]; then
        prepare_apt deb deb-src
        prepare_musl
        # Its headers are glibc's.
        options+=(--without-valgrind)
    elif [ -z "$archive" ]; then
        prepare_apt deb-src
    fi
    if [ -z "$archive" ]; then
        (cd "$apt/archives" && from_mirror source source --download-only --tar-only "$package")
        archive=$(compgen -G "$apt/archives/${package}_*.orig.tar.*" | head -n 1)
    fi
    mkdir -p "$home/source"
    tar -xf "$archive" -C "$home/source" --strip-components=1
    [[ $flavour != *-zts* ]] || options+=(--enable-zts)
    [[ $flavour != *-debug* ]] || options+=(--enable-debug)
    # An optimizing compiler would take longer than it saves.
    # What the make that runs this was told is not for PHP's.
    (unset MAKEFLAGS MFLAGS && cd "$home/source" && ./configure --prefix="$home" "${options[@]}" CFLAGS='-O0 -g1 -pipe' &&
        correct_configuration && make -j"$(nproc)" && make install) >"$log" 2>&1 || { tail -n 30 "$log" >&2; die "the build failed: see $log"; }
    rm -rf "$home/source"
}

# One at a time; let go of before the command runs.
mkdir -p "$root/target/other-php"
exec {lock}>"$home.lock"
flock "$lock"
if [ ! -f "$home/ready" ]; then
    say "Getting PHP $name"
    rm -rf "$home"
    mkdir -p "$home"
    case $flavour in
        '' | -arm64) unpack ;;
        *) build ;;
    esac
    "$home/bin/php" --version >"$home/ready.new"
    mv "$home/ready.new" "$home/ready"
    rm -rf "$apt"
fi

say "" "==> $(head -n 1 "$home/ready")"
export PHP_CONFIG=$home/bin/php-config PHP=$home/bin/php PHP_NAME=$name MODULE_DIR=$home/modules CARGO_TARGET_DIR=$home/cargo
# What knows nothing of PHP need not be compiled once more for each.
if [ ! -d "$CARGO_TARGET_DIR" ] && [ -d "$root/target/release" ]; then
    mkdir -p "$CARGO_TARGET_DIR"
    cp -a "$root/target/release" "$CARGO_TARGET_DIR/"
fi
exec {lock}>&-
shift
exec "$@"
