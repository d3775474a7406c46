#!/usr/bin/env bash
# Puts the built extension where a PHP looks for it and enables it, or takes it out again. Builds nothing. The PHP is
# that of $PHP_CONFIG, else the one that the extension was built for: sudo drops the variable.
# With DESTDIR the files are laid out under it, for a package: nothing of the running system is touched then.
set -euo pipefail
named=${PHP_CONFIG:-}
. "$(dirname "$0")/common.sh"

DESTDIR=${DESTDIR:-}
note=${module%/*}/built-for
built_for=$(cat "$note" 2>/dev/null) || built_for=
if [ -z "$named" ] && [ -x "$built_for" ]; then PHP_CONFIG=$built_for; fi
find_php
installed=$DESTDIR$("$PHP_CONFIG" --extension-dir)/$extension.so
version=$(php_series "$php")
scanned=$("$php" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;')

# Debian keeps one file per extension in mods-available, and phpenmod links it for every way to run PHP (cli, fpm, ...).
# It is where only root's PATH looks, and so is what it calls.
debian=
ini=${scanned:+$DESTDIR$scanned/$extension.ini}
etc=/etc/php/$version
if [[ $scanned == "$etc"/* ]] && [ -d "$etc/mods-available" ] && PATH=$PATH:/usr/sbin have phpenmod; then
    debian=yes
    PATH=$PATH:/usr/sbin:/sbin
    ini=$DESTDIR$etc/mods-available/$extension.ini
fi

# new TARGET: standard input becomes the file beside the target that is going to replace it
new() {
    mkdir -p "$(dirname "$1")" 2>/dev/null && cat 2>/dev/null >"$1.new" && chmod 644 "$1.new" ||
        die "cannot write $1: run this as root, or set DESTDIR"
}
put() {
    mv "$1.new" "$1" || die "cannot write $1: run this as root, or set DESTDIR"
    say "installed $1"
}

take() {
    [ -e "$1" ] || { say "not there: $1"; return; }
    rm "$1" 2>/dev/null || die "cannot remove $1: run this as root"
    say "removed $1"
    leave_folders "$1"
}
# What is empty under DESTDIR was made for the file.
leave_folders() {
    local folder
    folder=$(dirname "$1")
    while [ -n "$DESTDIR" ] && [[ $folder == "$DESTDIR"/* ]]; do
        rmdir "$folder" 2>/dev/null || return 0
        folder=$(dirname "$folder")
    done
}

# A module is for one API, for thread-safe PHPs or others, and for debug builds or others.
check_build() {
    local built wanted
    built=$(LC_ALL=C grep -aom 1 'API[0-9]\{8\},[A-Za-z,]*' "$module") || built=
    wanted=$(php_build "$php")
    [ -z "$built" ] || [ "$built" = "$wanted" ] ||
        die "$module was built for another PHP ($built${built_for:+, of $built_for}) than $php, which takes $wanted. Nothing was installed.
Install it into the PHP that it is for, with PHP_CONFIG=${built_for:-...}, or build it anew: 'make PHP_CONFIG=$PHP_CONFIG', then 'make install PHP_CONFIG=$PHP_CONFIG'."
}

# Where it is going to be, under another name, and without what only debuggers read: a fifth of the size.
place_module() {
    local stripped said
    new "$installed" <"$module"
    trap 'rm -f "$installed.new" "$installed.stripped"' EXIT
    stripped=--strip-unneeded
    [ "$(uname)" != Darwin ] || stripped=-x
    if have strip && strip $stripped -o "$installed.stripped" "$installed.new" 2>/dev/null; then
        chmod 644 "$installed.stripped" && mv "$installed.stripped" "$installed.new"
    fi
    said=$("$php" -n -d display_errors=stderr -d extension="$installed.new" -r "exit((int) !extension_loaded('$extension'));" 2>&1) ||
        die "$php does not load $module. Nothing was installed.${said:+
$said}"
    put "$installed"
}

enable() {
    local enabled
    phpenmod -v "$version" "$extension"
    enabled=$(sapis_with_link)
    say "enabled for PHP $version: $enabled (phpenmod); for what is installed later: phpenmod -v $version -s fpm $extension"
}
sapis_with_link() {
    local link names=
    for link in "$etc"/*/conf.d/*-"$extension.ini"; do
        link=${link#"$etc/"}
        [ ! -e "$etc/$link" ] || names="$names${names:+, }${link%%/*}"
    done
    say "$names"
}

# What versions before this one wrote for somebody whose PATH had no phpenmod.
drop_old_ini() {
    local old=$DESTDIR$scanned/$extension.ini
    [ -z "$debian" ] || ! grep -qs "^extension=$extension\$" "$old" || take "$old"
}

install_it() {
    need_module
    check_build
    place_module
    if [ -z "$ini" ]; then
        say "This PHP reads no ini directory. Please add to $("$PHP_CONFIG" --ini-path)/php.ini:" "extension=$extension"
        return
    fi
    drop_old_ini
    new "$ini" <<<$'; priority=20\nextension='"$extension"
    put "$ini"
    if [ -n "$DESTDIR" ]; then
        [ -z "$debian" ] || say "on the target, enable it with: phpenmod -v $version $extension"
        return
    fi
    [ -z "$debian" ] || enable
    env -u PHP_INI_SCAN_DIR -u PHPRC "$php" -r "exit((int) !extension_loaded('$extension'));" || die "but $php does not load it"
    say "$php loads it; a running php-fpm must be restarted to do so"
}

# phpdismod leaves a note that the administrator does not want it, links of what was removed, and its own registry.
disable() {
    local link note state=/var/lib/php/modules/$version
    [ ! -e "$ini" ] || phpdismod -v "$version" "$extension"
    for link in "$etc"/*/conf.d/*-"$extension.ini"; do
        [ ! -L "$link" ] || rm "$link" || die "cannot remove $link: run this as root"
    done
    for note in "$state"/*/{enabled,disabled}_by_{admin,maint}/"$extension" "$state/registry/$extension"; do
        [ ! -e "$note" ] || rm "$note" || die "cannot remove $note: run this as root"
    done
    # phpenmod makes these when it needs them.
    rmdir "$state"/*/{enabled,disabled}_by_admin 2>/dev/null || true
    say "disabled for every SAPI of PHP $version"
}

uninstall_it() {
    local was_there=
    [ ! -e "$installed" ] || was_there=yes
    if [ -n "$debian" ] && [ -z "$DESTDIR" ]; then disable; fi
    drop_old_ini
    [ -z "$ini" ] || take "$ini"
    take "$installed"
    # What was built is gone, and with it the note of the PHP that it was for.
    [ -n "$was_there$named$built_for" ] ||
        say "If it was installed into another PHP than $php, name that one: make uninstall PHP_CONFIG=..."
}

case ${1:-} in
    install) install_it ;;
    uninstall) uninstall_it ;;
    *) die "usage: $0 install|uninstall" ;;
esac
