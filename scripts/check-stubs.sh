#!/usr/bin/env bash
# Runs check-stubs.php on stubs/ and the built extension, with the PHP that the extension is built for. Builds nothing.
set -euo pipefail
. "$(dirname "$0")/common.sh"

find_php
need_module
"$php" -n "$root/scripts/check-stubs.php" --so "$module" "$root"/stubs/*.stub.php
