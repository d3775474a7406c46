#!/usr/bin/env bash
# Writes the Composer package of the stubs, websocket-client/stubs, into an empty folder: what its own repository holds at
# the tag of a release, since Composer takes a package from the root of one. Nothing is loaded by it: where the extension
# is, its classes are there already, and where it is not, stubs would only pretend.
# Usage: split-stubs.sh FOLDER    a folder with nothing in it but, perhaps, .git
set -euo pipefail
. "$(dirname "$0")/common.sh"

[ $# = 1 ] || die "usage: $0 FOLDER"
mkdir -p "$1"
folder=$(cd "$1" && pwd)
# What was there before must not stay in it for ever: a stub that was renamed would be in the package twice.
[ -z "$(find "$folder" -mindepth 1 -maxdepth 1 ! -name .git -print -quit)" ] ||
    die "$1 is not empty: name a new folder, or run 'git rm -rq .' in it first."

version=$(package_version)
cp "$root"/stubs/*.stub.php "$root"/LICENSE-* "$folder/"
cat >"$folder/composer.json" <<'JSON'
{
    "name": "websocket-client/stubs",
    "type": "library",
    "description": "Declarations of the PHP extension websocket_client, for IDEs and static analysers",
    "keywords": ["websocket", "stubs", "static analysis", "dev"],
    "license": ["MIT", "Apache-2.0"],
    "suggest": {
        "ext-websocket_client": "What these stubs declare; of the same version"
    }
}
JSON
cat >"$folder/README.md" <<README
# Stubs of websocket_client

What the PHP extension websocket_client $version declares, with PHPDoc, for IDEs and static analysers:

    composer require --dev websocket-client/stubs:$version

Composer loads none of it. Name the folder \`vendor/websocket-client/stubs\` to the analyser, such as in mago.toml:

    [source]
    includes = ["vendor/websocket-client/stubs"]

This repository is written by \`scripts/split-stubs.sh\` of the extension's. Please report and change things there.
README
say "split-stubs: websocket-client/stubs $version is in $folder"
