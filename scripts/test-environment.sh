#!/usr/bin/env bash
# Makes target/test-env, which the PHP tests find by $WEBSOCKET_TEST_ENV: venv/ (Python websockets), node_modules/ (Node ws)
# and certs/. Needs the network only when a pin changed; each part keeps a copy of what it was made from as its stamp.
set -euo pipefail
. "$(dirname "$0")/common.sh"

helpers=$root/php-tests/helpers

# made_from STAMP FILE...: true if the stamp holds these very files
made_from() { cat "${@:2}" | cmp -s - "$1"; }

make_venv() {
    local stamp=$test_env/venv/stamp
    [ -x "$test_env/venv/bin/python" ] && made_from "$stamp" "$helpers/requirements.txt" && return
    find_python || die "Python 3.11 or newer with its venv module is needed for the tests"
    say "Making the Python environment of the tests"
    rm -rf "$test_env/venv"
    "$python" -m venv "$test_env/venv"
    "$test_env/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$helpers/requirements.txt"
    cat "$helpers/requirements.txt" >"$stamp"
}

make_node_modules() {
    local stamp=$test_env/node_modules/.stamp sources=("$helpers/package.json" "$helpers/package-lock.json")
    made_from "$stamp" "${sources[@]}" && return
    if ! have npm; then
        say "No npm here: the tests against Node are going to be skipped"
        return
    fi
    say "Installing the Node packages of the tests"
    cp "${sources[@]}" "$test_env/"
    npm ci --prefix "$test_env" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
    cat "${sources[@]}" >"$stamp"
}

make_certificates() {
    local made=$test_env/certs
    made_from "$made/stamp" "$root/scripts/make-certificates.sh" && return
    say "Making the certificates of the tests"
    rm -rf "$made"
    "$root/scripts/make-certificates.sh" "$made"
    cat "$root/scripts/make-certificates.sh" >"$made/stamp"
}

# Those of other features and processors too, which the test of THIRD-PARTY.txt looks at.
get_crates() { (cd "$root" && cargo fetch --quiet --locked); }

mkdir -p "$test_env"
get_crates
make_venv
make_node_modules
make_certificates
