#!/usr/bin/env bash
# Builds what the benchmark runs: the server and the Rust clients, the C++ one, and target/bench-env with the Python, Node and
# PHP packages. Each part is left alone if it is as it was; only packages need the network.
# Usage: prepare.sh [server], the server and the Rust clients alone
set -euo pipefail
. "$(dirname "$0")/../scripts/common.sh"

bench=$root/bench
clients=$bench/clients
environment=$root/target/bench-env

# made_from STAMP FILE...: true if the stamp holds these very files
made_from() { cat "${@:2}" | cmp -s - "$1"; }

build_rust() {
    CARGO_TARGET_DIR=$bench/target cargo build --quiet --release --locked --manifest-path "$bench/Cargo.toml"
}

build_beast() {
    local built=$bench/target/release/beast
    [ "$built" -nt "$clients/beast.cpp" ] && return
    say "Compiling the C++ client"
    c++ -std=c++17 -O3 -DNDEBUG -Wall -o "$built" "$clients/beast.cpp" -lssl -lcrypto -lpthread
}

make_venv() {
    local stamp=$environment/venv/stamp
    made_from "$stamp" "$clients/requirements.txt" && return
    find_python || die "Python 3.11 or newer with its venv module is needed for the benchmark"
    say "Making the Python environment of the benchmark"
    rm -rf "$environment/venv"
    "$python" -m venv "$environment/venv"
    "$environment/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$clients/requirements.txt"
    cat "$clients/requirements.txt" >"$stamp"
}

make_node_modules() {
    local stamp=$environment/node_modules/.stamp sources=("$clients/package.json" "$clients/package-lock.json")
    made_from "$stamp" "${sources[@]}" && return
    say "Installing the Node package of the benchmark"
    cp "${sources[@]}" "$environment/"
    npm ci --prefix "$environment" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
    cat "${sources[@]}" >"$stamp"
}

# Whoever cannot reach Composer's packages still measures the other clients.
make_vendor() {
    local stamp=$environment/php/stamp
    made_from "$stamp" "$clients/composer.json" && return
    say "Installing the PHP packages of the benchmark"
    rm -rf "$environment/php"
    mkdir "$environment/php"
    cp "$clients/composer.json" "$environment/php/"
    COMPOSER_ALLOW_SUPERUSER=1 composer install --quiet --no-interaction --no-cache --working-dir="$environment/php" || return 0
    cp "$clients/composer.json" "$stamp"
}

mkdir -p "$environment"
build_rust
[ "${1:-}" != server ] || exit 0
build_beast
make_venv
make_node_modules
make_vendor
