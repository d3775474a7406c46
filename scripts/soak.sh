#!/usr/bin/env bash
# Runs soak/soak.php, which says what it does, against the built extension. Builds nothing.
# Usage: soak.sh SECONDS [SEED]
set -euo pipefail
. "$(dirname "$0")/common.sh"

find_php
need_module
hide_installed_copy
export WEBSOCKET_TEST_ENV=$test_env
exec "$php" -d extension="$module" "$root/soak/soak.php" "$@"
