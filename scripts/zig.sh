# Zig from PyPI: a C compiler for any version of glibc and for musl, on x86_64 and arm64. Not a script of its own: it is
# sourced, after common.sh.
# shellcheck shell=bash

zig=$root/target/zig

get_zig() {
    local requirements=$root/scripts/zig-requirements.txt
    cmp -s "$requirements" "$zig/requirements.txt" && return
    find_python || die "Python 3.11 or newer with its venv module is needed, which brings zig"
    say "Installing zig"
    rm -rf "$zig"
    "$python" -m venv "$zig"
    "$zig/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
    cp "$requirements" "$zig/requirements.txt"
}

# Where zig and its libraries are.
zig_folder() { "$zig/bin/python" -c 'import ziglang; print(ziglang.__path__[0])'; }

# zig_programs FOLDER TARGET ARGUMENT...: writes a compiler and an archiver for what zig calls a target, such as
# aarch64-linux-gnu.2.28. They go through cargo-zigbuild, which takes out what rustc says and zig does not know.
zig_programs() {
    local folder=$1
    shift
    get_zig
    mkdir -p "$folder"
    printf '#!/bin/sh\nexport PATH="%s:$PATH"\nexec cargo-zigbuild zig cc -- -fno-sanitize=all -target %s "$@"\n' "$zig/bin" "$*" >"$folder/cc"
    printf '#!/bin/sh\nexport PATH="%s:$PATH"\nexec cargo-zigbuild zig ar "$@"\n' "$zig/bin" >"$folder/ar"
    chmod +x "$folder/cc" "$folder/ar"
}
