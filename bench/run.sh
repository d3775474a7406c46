#!/usr/bin/env bash
# Measures this extension beside the other clients; harness/__main__.py says what can be chosen. Wants the extension built.
set -euo pipefail
. "$(dirname "$0")/../scripts/common.sh"

find_php
need_module
"$root/bench/prepare.sh"
cd "$root/bench"
PHP=$php exec "$root/target/bench-env/venv/bin/python" -B -m harness
