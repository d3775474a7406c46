#!/usr/bin/env bash
# Puts the built extension where $PHP_CONFIG's PHP looks for it and enables it, or takes it out again. Builds nothing.
# With DESTDIR the files are laid out under it, for a package: nothing of the running system is touched then.
set -euo pipefail
. "$(dirname "$0")/common.sh"

DESTDIR=${DESTDIR:-}
find_php
installed=$DESTDIR$("$PHP_CONFIG" --extension-dir)/$extension.so
version=$("$php" -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')
scanned=$("$php" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;')

# Debian keeps one file per extension in mods-available, and phpenmod links it for every way to run PHP (cli, fpm, ...).
debian=
ini=${scanned:+$DESTDIR$scanned/$extension.ini}
if have phpenmod && [ -d "/etc/php/$version/mods-available" ]; then
    debian=yes
    ini=$DESTDIR/etc/php/$version/mods-available/$extension.ini
fi

# put MODE TARGET: standard input becomes the file
put() {
    mkdir -p "$(dirname "$2")" 2>/dev/null && cat 2>/dev/null >"$2.new" && chmod "$1" "$2.new" && mv "$2.new" "$2" ||
        die "cannot write $2: run this as root, or set DESTDIR"
    say "installed $2"
}

take() {
    [ -e "$1" ] || { say "not there: $1"; return; }
    rm "$1" 2>/dev/null || die "cannot remove $1: run this as root"
    say "removed $1"
}

install_it() {
    need_module
    put 644 "$installed" <"$module"
    if [ -z "$ini" ]; then
        say "This PHP reads no ini directory. Please add to $("$PHP_CONFIG" --ini-path)/php.ini:" "extension=$extension"
        return
    fi
    printf '; priority=20\nextension=%s\n' "$extension" | put 644 "$ini"
    if [ -n "$DESTDIR" ]; then
        [ -z "$debian" ] || say "on the target, enable it with: phpenmod -v $version $extension"
        return
    fi
    if [ -n "$debian" ]; then
        phpenmod -v "$version" "$extension"
        say "enabled for every SAPI of PHP $version (phpenmod)"
    fi
    "$php" -r "exit((int) !extension_loaded('$extension'));" || die "but $php does not load it"
    say "$php loads it; a running php-fpm must be restarted to do so"
}

uninstall_it() {
    if [ -n "$debian" ] && [ -z "$DESTDIR" ] && [ -e "$ini" ]; then
        phpdismod -v "$version" "$extension"
        say "disabled for every SAPI of PHP $version (phpdismod)"
    fi
    [ -z "$ini" ] || take "$ini"
    take "$installed"
}

case ${1:-} in
    install) install_it ;;
    uninstall) uninstall_it ;;
    *) die "usage: $0 install|uninstall" ;;
esac
