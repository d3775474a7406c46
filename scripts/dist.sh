#!/usr/bin/env bash
# Builds the archives of a release into target/dist, one for each PHP, and checks what they promise. Each holds the module,
# which needs nothing but the C library, since OpenSSL is linked in, and the licences and a bill of materials of all that is
# linked in. The debug symbols are in an archive of their own, and SHA256SUMS has the sums. The names are PIE's.
# The C library and the processor are that PHP's, whatever this machine's are. Zig links for glibc 2.28 or newer, and for musl.
# Usage: dist.sh [PHP...]    8.4, 8.2-zts and so on are scripts/other-php.sh's, "system" is $PHP_CONFIG's; without: RELEASED
set -euo pipefail
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/zig.sh"

# Thread-safe ones are built from source, and Debian has only that of 8.2.
RELEASED=(8.2 8.4 8.5 8.6 8.2-zts 8.2-musl)
OLDEST_GLIBC=2.28
LARGEST=$((4 * 1024 * 1024))

dist=$root/target/dist
built=$dist/build
version=$(package_version)

# Sets target, and where and how cargo builds for it.
choose_target() {
    local libc
    machine=$(php_machine "$php")
    libc=$(php_libc "$php")
    case $libc in
        glibc) target=$machine-unknown-linux-gnu zig_target=$machine-linux-gnu.$OLDEST_GLIBC ;;
        musl) target=$machine-unknown-linux-musl zig_target=$machine-linux-musl ;;
        *) die "$PHP_CONFIG's PHP has a C library ($libc) that there are no archives for" ;;
    esac
    # With --target, what runs while building is built as ever, and only the module is made for another system. On Alpine
    # what runs has to be linked as the module is: bindgen opens libclang, which a static program cannot.
    options=(--target "$target")
    compiled=$built/$target/release
    [ "$(rustc -vV | sed -n 's/^host: //p')" != "$target" ] || [ "$libc" = glibc ] || { zig_target='' options=() compiled=$built/release; }
    [ -d "$(rustc --print target-libdir --target "$target")" ] && return
    have rustup || die "Rust's standard library for $target is needed: install it, or a Rust that rustup manages"
    rustup --quiet target add "$target"
}

# bindgen reads the target's C headers, which are this machine's only for its own target: zig has those of all. Its clang has
# headers of its own too, which are not for another clang.
name_headers() {
    local folder flags=-nostdlibinc
    [ "$target" != "$(uname -m)-unknown-linux-gnu" ] || return 0
    while read -r folder; do flags+=" -isystem $(realpath "$folder")"; done < <("$programs/cc" -E -v -x c /dev/null 2>&1 |
        sed -n '/^#include <\.\.\.>/,/^End of search list/s/^ \(.*\/lib\/libc\/.*\)/\1/p')
    [ "$flags" != -nostdlibinc ] || die "zig names no C headers for $target"
    export "BINDGEN_EXTRA_CLANG_ARGS_${target//-/_}=$flags"
}

build() {
    local name=${target//-/_} flags programs=$built/$target/zig
    # Paths of this machine would be in panics and symbols.
    flags=("--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" "--remap-path-prefix=$root=$extension")
    # PHP has the C library already, which rustc would link in for musl.
    [[ $target != *-musl ]] || flags+=(-Ctarget-feature=-crt-static)
    if [ -n "$zig_target" ]; then
        zig_programs "$programs" "$zig_target"
        export "CC_$name=$programs/cc" "AR_$name=$programs/ar" "RANLIB_$name=true" "CARGO_TARGET_${name^^}_LINKER=$programs/cc"
        # The files that a program starts with are zig's and not rustc's.
        [[ $target != *-musl ]] || flags+=(-Clink-self-contained=no)
        name_headers
    fi
    # What Homebrew and others set would have openssl-sys take another OpenSSL.
    unset OPENSSL_DIR OPENSSL_INCLUDE_DIR OPENSSL_LIB_DIR OPENSSL_NO_VENDOR
    CARGO_TARGET_DIR=$built CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf %s "${flags[*]}") \
        cargo build --release --locked --lib --features vendored-openssl "${options[@]}"
}

# Everything a user's machine must have, and what it must not see.
check_module() {
    local module=$1 needed newest exported
    needed=$(readelf -d "$module" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
        grep -vE '^(libc\.so\.6|ld-linux-.*|lib(pthread|dl|m|gcc_s)\.so\.[0-9]|libc\.musl-.*|libc\.so)$') || true
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
    local made archive target zig_target compiled options linker=() machine objcopy=objcopy loaded content=$dist/content symbols=$dist/symbols size
    find_php
    archive=$(archive_name "$php")
    choose_target
    say "" "==> $archive"
    # The one that is here knows this processor only.
    [ "$machine" = "$(uname -m)" ] || objcopy=$machine-linux-gnu-objcopy
    build
    made=$compiled/lib$extension.so
    rm -rf "$content" "$symbols"
    mkdir -p "$content" "$symbols"
    "$objcopy" --only-keep-debug "$made" "$symbols/$extension.so.debug"
    "$objcopy" --strip-unneeded --add-gnu-debuglink="$symbols/$extension.so.debug" "$made" "$content/$extension.so"
    check_module "$content/$extension.so"
    cp "$root"/LICENSE-* "$content/"
    find_python || die "Python is needed, which makes the archive"
    [ -z "$zig_target" ] || linker=(--zig "$(zig_folder)")
    "$root/scripts/third-party.sh" "$content" "${linker[@]}" --features vendored-openssl --target "$target"
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
