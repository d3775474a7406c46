#!/usr/bin/env bash
# Runs the cases of Autobahn's fuzzing server against the built extension, over ws and over wss, and compares the outcome with
# expected.json. The reports, in HTML, are target/conformance/reports/{ws,wss}/index.html. Builds nothing.
# Usage: run.sh [--extension FILE] [--jobs N] [--scheme ws|wss] [all | quick | CASE-PATTERN...]
#   quick is what quick.txt lists; a pattern is like 6.4.* or 12.1.[1-5]; N servers work at a time, by default one per core
set -euo pipefail
. "$(dirname "$0")/../scripts/common.sh"

here=$root/conformance
made=$root/target/conformance
options=()
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
while [ $# != 0 ]; do
    case $1 in
        --extension) module=$(cd "$(dirname "$2")" && pwd)/$(basename "$2"); shift ;;
        --jobs) jobs=$2; shift ;;
        --scheme) options+=("$1" "$2"); shift ;;
        -*) sed -n 's/^# Usage: //p' "$0" >&2; exit 2 ;;
        *) break ;;
    esac
    shift
done
patterns=("${@:-all}")
case ${patterns[*]} in
    all) patterns=('*') ;;
    quick) mapfile -t patterns < <(sed 's/#.*//' "$here/quick.txt" | tr -s ' ' '\n' | grep .) ;;
esac
for pattern in "${patterns[@]}"; do
    options+=(--cases "$pattern")
done

find_php
need_module
hide_installed_copy
"$here/install.sh"

rm -rf "$made/reports" "$made/logs" "$made/run.json"
mkdir -p "$made/logs"

# as_list WORD...: the list in JSON
as_list() { "$php" -n -r 'echo json_encode(array_slice($argv, 1), JSON_UNESCAPED_SLASHES);' -- "$@"; }

# The driver, its servers and its clients are a process group of their own, so that they can all be ended together. It also
# ends when its standard input does, should this script be killed.
driver=
end_driver() {
    [ -n "$driver" ] || return 0
    kill -TERM -- "-$driver" 2>/dev/null || return 0
    for _ in {1..20}; do
        kill -0 -- "-$driver" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL -- "-$driver" 2>/dev/null || true
}
trap end_driver EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# 128M is PHP's own limit, which the messages of section 9 have to stay below.
client=$(as_list "$php" -d extension="$module" -d display_errors=stderr -d memory_limit=128M "$here/client.php")
server=$(as_list "$made/wstest/python" -W ignore "$here/fuzzing_server.py")
index=$(as_list "$made/wstest/python" -W ignore "$here/report_index.py")

exec 3>&1
set -m
coproc DRIVER {
    exec "$php" -n "$here/drive.php" --client "$client" --server "$server" --index "$index" \
        --certificates "$made/certs" --output "$made" --jobs "$jobs" "${options[@]}" >&3 3>&-
}
driver=$DRIVER_PID
set +m
wait "$driver" || { status=$?; say "conformance: 0 passed, 1 failed, 0 skipped"; exit "$status"; }

"$php" -n "$here/check.php" "$here/expected.json" "$made"
