#!/usr/bin/env bash
# Writes into a folder what is linked into the library besides its own code: THIRD-PARTY.txt for people, with every licence
# in full, and sbom.cdx.json, a bill of materials (CycloneDX) for scanners. Crates that only build or test are in neither.
# Usage: third-party.sh FOLDER [--zig FOLDER_OF_ZIG] [OPTION OF CARGO...]
#   --zig: what zig links in when it is the linker is named as well
#   cargo's options are such as --features vendored-openssl --target aarch64-unknown-linux-gnu
set -euo pipefail
. "$(dirname "$0")/common.sh"

[ $# != 0 ] || die "usage: $0 FOLDER [--zig FOLDER_OF_ZIG] [OPTION OF CARGO...]"
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
find_php

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ "${1:-}" = --zig ]; then
    # Its libunwind is LLVM's and has the version of its clang.
    { say "$2" && "$2/zig" version && "$2/zig" cc --version | sed -n 's/^clang version \([0-9.]*\).*/\1/p'; } >"$scratch/zig"
    shift 2
fi
cd "$root"
# Procedural macros among them: what they write is compiled in.
cargo tree --locked --edges normal --prefix depth "$@" >"$scratch/tree"
# OpenSSL's source comes with a crate that only builds it.
cargo tree --locked --edges normal,build --prefix none "$@" | sed -n 's/^openssl-src v\([^ ]*\).*/\1/p' | head -n 1 >"$scratch/openssl"
# Of the other platforms nothing is downloaded.
[[ " $* " == *' --target'[\ =]* ]] || set -- "$@" --target "$(rustc -vV | sed -n 's/^host: //p')"
cargo metadata --locked --format-version 1 "${@/#--target/--filter-platform}" >"$scratch/metadata"
rustc --version | sed 's/^rustc \([^ ]*\).*/\1/' >"$scratch/rust"
"$php" -n "$root/scripts/third-party.php" "$scratch" "$(rustc --print sysroot)" "$folder"
say "third-party: $folder/THIRD-PARTY.txt and sbom.cdx.json name $(grep -c '"bom-ref":' "$folder/sbom.cdx.json") components"
