#!/usr/bin/env bash
# Writes the stubs as a package of Composer's: one is always the root of a repository, and the extension's own type has no
# files for people's applications. It is for analysers and IDEs, so nothing of it is ever loaded.
# Usage: split-stubs.sh FOLDER        a clone of the stubs' repository, or a new folder; what it has of the stubs is replaced
set -euo pipefail
. "$(dirname "$0")/common.sh"

[ $# = 1 ] || die "usage: $0 FOLDER"
folder=$1
mkdir -p "$folder"
rm -f "$folder"/*.stub.php
cp "$root"/stubs/*.stub.php "$root"/LICENSE-* "$folder/"
cat >"$folder/composer.json" <<'JSON'
{
    "name": "websocket-client/stubs",
    "type": "library",
    "description": "Declarations of the extension websocket_client, for static analysers and IDEs",
    "keywords": ["websocket", "stubs", "static analysis"],
    "license": ["MIT", "Apache-2.0"],
    "require": {
        "php": ">=8.2"
    },
    "suggest": {
        "ext-websocket_client": "What is declared here"
    }
}
JSON
cat >"$folder/README.md" <<'README'
# Stubs of websocket_client

Declarations of the PHP extension `websocket_client`, with PHPDoc, for static analysers and IDEs. They are never loaded.
This package is made from the extension's repository at each release: please report there what is wrong here.

```sh
composer require --dev websocket-client/stubs
```

PHPStan, in `phpstan.neon`:

```neon
parameters:
    scanFiles:
        - vendor/websocket-client/stubs/WebSocketClient.stub.php
        - vendor/websocket-client/stubs/exceptions.stub.php
```

Psalm, in `psalm.xml`:

```xml
<stubs>
    <file name="vendor/websocket-client/stubs/WebSocketClient.stub.php"/>
    <file name="vendor/websocket-client/stubs/exceptions.stub.php"/>
</stubs>
```
README
say "The stubs are in $folder, as a package of Composer's."
