#!/usr/bin/env bash
# Runs check-types.php: whether a static analyser finds with stubs/ what it should. Gets the analyser first, mago, into target/:
# two minutes once, and Rust 1.95.
set -euo pipefail
. "$(dirname "$0")/common.sh"

find_php
cargo_tool mago 1.29.0 'analyses PHP'
"$php" -n "$root/scripts/check-types.php" "$tool"
