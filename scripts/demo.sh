#!/usr/bin/env bash
# Runs examples/echo.php against the example echo server, which lives exactly as long as this script. Builds nothing.
set -euo pipefail
. "$(dirname "$0")/common.sh"

find_php
need_module
hide_installed_copy
server=${CARGO_TARGET_DIR:-$root/target}/release/examples/echo_server
[ -x "$server" ] || die "$server is missing: run 'make demo'"

# The server ends when its standard input does, so it cannot outlive this script whatever ends that.
coproc SERVER { exec "$server" --ca-file "$root/target/demo-ca.pem"; }
server_pid=$SERVER_PID
trap 'kill "$server_pid" 2>/dev/null || true' EXIT

read -r -t 20 ready <&"${SERVER[0]}" || die "the echo server did not get ready"
fields=$("$php" -n -r '$r = json_decode($argv[1], true); echo implode("\n", [$r["ws"], $r["wss"], $r["ca"]]);' -- "$ready")
mapfile -t arguments <<<"$fields"

"$php" -d extension="$module" "$root/examples/echo.php" "${arguments[@]}"
