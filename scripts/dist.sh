#!/usr/bin/env bash
# Builds the archives of a release into target/dist, one for each PHP, and checks what they promise. Each holds the module,
# which needs nothing but the C library, since OpenSSL is linked in, and the licences and a bill of materials of all that is
# linked in. The debug symbols are in an archive of their own, and SHA256SUMS has the sums. The names are PIE's.
# The C library is this machine's kind: musl's on Alpine; else glibc 2.28 or newer, which zig links for.
# Usage: dist.sh [PHP...]    8.4, 8.2-zts and so on are scripts/other-php.sh's, "system" is $PHP_CONFIG's; without: RELEASED
set -euo pipefail
. "$(dirname "$0")/common.sh"

# Thread-safe ones are built from source, and Debian has only that of 8.2.
RELEASED=(8.2 8.4 8.5 8.6 8.2-zts)
OLDEST_GLIBC=2.28
LARGEST=$((4 * 1024 * 1024))

dist=$root/target/dist
tools=$dist/tools
built=$dist/build
machine=$(uname -m)
libc=glibc
! ldd --version 2>&1 | grep -qi musl || libc=musl
# With --target, what runs while building is built as ever, and only the module is made for the older system. On Alpine what
# runs has to be linked as the module is: bindgen opens libclang, which a static program cannot.
target=$machine-unknown-linux-gnu
options=(--target "$target")
compiled=$built/$target/release
[ $libc = glibc ] || { target=$machine-unknown-linux-musl options=() compiled=$built/release; }
version=$(package_version)

# Zig's compiler and archiver as programs: cargo-zigbuild takes out what rustc says and zig does not know.
make_tools() {
    local requirements=$root/scripts/dist-requirements.txt
    cmp -s "$requirements" "$tools/requirements.txt" && [ -x "$tools/cc" ] && return
    find_python || die "Python with its venv module is needed, which brings zig"
    say "Installing zig"
    rm -rf "$tools"
    "$python" -m venv "$tools"
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
    printf '#!/bin/sh\nexport PATH="%s:$PATH"\nexec cargo-zigbuild zig cc -- -fno-sanitize=all -target %s "$@"\n' \
        "$tools/bin" "$machine-linux-gnu.$OLDEST_GLIBC" >"$tools/cc"
    printf '#!/bin/sh\nexport PATH="%s:$PATH"\nexec cargo-zigbuild zig ar "$@"\n' "$tools/bin" >"$tools/ar"
    chmod +x "$tools/cc" "$tools/ar"
    cp "$requirements" "$tools/requirements.txt"
}

build() {
    local name flags
    # Paths of this machine would be in panics and symbols. The C compiler of musl is the system's.
    flags=("--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" "--remap-path-prefix=$root=$extension")
    if [ $libc = glibc ]; then
        make_tools
        name=${target//-/_}
        export "CC_$name=$tools/cc" "AR_$name=$tools/ar" "RANLIB_$name=true" "CARGO_TARGET_${name^^}_LINKER=$tools/cc"
    else
        flags+=(-Ctarget-feature=-crt-static)
    fi
    # What Homebrew and others set would have openssl-sys take another OpenSSL.
    unset OPENSSL_DIR OPENSSL_INCLUDE_DIR OPENSSL_LIB_DIR OPENSSL_NO_VENDOR
    CARGO_TARGET_DIR=$built CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf %s "${flags[*]}") \
        cargo build --release --locked --lib --features vendored-openssl "${options[@]}"
}

# PIE's word for a processor is not always the kernel's.
name_archive() {
    local series kind
    series=$(php_series "$php")
    kind=$(php_build "$php" | cut -d , -f 2-)
    archive=php_$extension-${version}_php$series-${machine/aarch64/arm64}-linux-$libc
    case $kind in
        NTS) ;;
        TS) archive+=-zts ;;
        *) die "$PHP_CONFIG belongs to a debug build ($kind), for which there are no archives" ;;
    esac
}

# Everything a user's machine must have, and what it must not see.
check_module() {
    local module=$1 needed newest exported
    needed=$(readelf -d "$module" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
        grep -vE '^(libc\.so\.6|ld-linux-.*|lib(pthread|dl|m|gcc_s)\.so\.[0-9]|libc\.musl-.*)$') || true
    [ -z "$needed" ] || die "$archive needs a library that not every system has: $needed"
    newest=$(readelf -V "$module" | grep -o 'GLIBC_[0-9.]*' | sed s/GLIBC_// | sort -uV | tail -n 1) || true
    [ -z "$newest" ] || [ "$(printf '%s\n' "$newest" $OLDEST_GLIBC | sort -V | tail -n 1)" = $OLDEST_GLIBC ] ||
        die "$archive needs glibc $newest, and not $OLDEST_GLIBC"
    # PHP may have an OpenSSL of its own, whose symbols are not to meet these.
    exported=$(readelf -W --dyn-syms "$module" | awk '$1 ~ /^[0-9]+:$/ && $5 != "LOCAL" && $7 != "UND" && $8 !~ /get_module$/ { print $8 }')
    [ -z "$exported" ] || die "$archive exports symbols beside get_module: $(head -n 3 <<<"$exported")"
    loaded=$("$php" -n -d extension="$module" --ri "$extension" 2>&1 | grep '^TLS library => OpenSSL') ||
        die "$PHP_CONFIG's PHP does not load $archive: $("$php" -n -d extension="$module" -r '' 2>&1)"
}

# zip FILE FOLDER: the same bytes for the same files. A minimal system has no zip(1).
zip() {
    "$python" - "$1" "$2" <<'PYTHON'
import os, sys, zipfile
name, folder = sys.argv[1:]
with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for file in sorted(os.listdir(folder)):
        info = zipfile.ZipInfo(file)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o100644 << 16
        with open(os.path.join(folder, file), "rb") as content:
            archive.writestr(info, content.read())
PYTHON
}

make_archive() {
    local made archive loaded content=$dist/content symbols=$dist/symbols size
    find_php
    name_archive
    say "" "==> $archive"
    build
    made=$compiled/lib$extension.so
    rm -rf "$content" "$symbols"
    mkdir -p "$content" "$symbols"
    objcopy --only-keep-debug "$made" "$symbols/$extension.so.debug"
    objcopy --strip-unneeded --add-gnu-debuglink="$symbols/$extension.so.debug" "$made" "$content/$extension.so"
    check_module "$content/$extension.so"
    cp "$root"/LICENSE-* "$content/"
    "$root/scripts/third-party.sh" "$content" --features vendored-openssl --target "$target"
    find_python || die "Python is needed, which makes the archive"
    zip "$dist/$archive.zip" "$content"
    # Not beginning as PIE's archives do, of which it is none.
    zip "$dist/$extension-debug-symbols-${archive#php_"$extension"-}.zip" "$symbols"
    size=$(stat -c %s "$dist/$archive.zip")
    [ "$size" -le $LARGEST ] || die "$archive.zip has $size bytes, and $LARGEST are the most"
    rm -rf "$content" "$symbols"
    say "$archive.zip: $((size / 1024)) KiB, $loaded"
}

if [ "${1:-}" = --one ]; then
    make_archive
    exit
fi
"$root/scripts/install-dependencies.sh" dist
[ $# != 0 ] || set -- "${RELEASED[@]}"
mkdir -p "$dist"
rm -f "$dist"/*.zip "$dist/SHA256SUMS"
for name; do
    if [ "$name" = system ]; then
        "$BASH" "$0" --one
    else
        "$root/scripts/other-php.sh" "$name" "$BASH" "$0" --one
    fi
done
(cd "$dist" && sha256sum -- *.zip >SHA256SUMS)
say "" "target/dist has:" "$(cat "$dist/SHA256SUMS")"
