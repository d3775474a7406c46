#!/usr/bin/env bash
# Runs check-types.php: whether a static analyser finds with stubs/ what it should. Gets the analyser first, mago, into target/:
# two minutes once, and Rust 1.95.
set -euo pipefail
. "$(dirname "$0")/common.sh"

version=1.29.0
tools=$root/target/mago

find_php
if [ "$("$tools/bin/mago" --version 2>/dev/null)" != "mago $version" ]; then
    say "Building mago $version, which analyses PHP"
    # A build without optimisation takes a third of the time, and looks through these files in seconds.
    CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --version "$version" --root "$tools" --target-dir "$tools/build" mago
    rm -rf "$tools/build"
fi
"$php" -n "$root/scripts/check-types.php" "$tools/bin/mago"
