#!/usr/bin/env bash
# Makes Debian's kind of package of the module that 'make' has built: for the Debian whose PHP it was built for, with that
# Debian's OpenSSL. Named, enabled and removed as Debian's own extensions are. Builds nothing.
# Usage: deb.sh       writes target/deb/php8.2-websocket-client_VERSION_ARCHITECTURE.deb
set -euo pipefail
. "$(dirname "$0")/common.sh"

find_php
need_module
series=$("$php" -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')
scanned=$("$php" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;')
[[ $scanned == /etc/php/$series/* ]] || die "$PHP_CONFIG's PHP is no package of Debian's, and so gets none: use 'make install' or an archive."
package=php$series-websocket-client
api=phpapi-$("$PHP_CONFIG" --phpapi)
# A release begins Debian's versions anew: 0.1.0-1 is for its own.
version=$(sed -n '/^\[package\]/,/^$/s/^version = "\(.*\)"/\1/p' "$root/Cargo.toml")
architecture=$(dpkg --print-architecture)
work=$root/target/deb/build
tree=$work/debian/$package
file=$root/target/deb/${package}_${version}_$architecture.deb

lay_out() {
    rm -rf "$work"
    PHP_CONFIG=$PHP_CONFIG DESTDIR=$tree "$root/scripts/install.sh" install >/dev/null
    mkdir -p "$tree/usr/share/doc/$package" "$tree/DEBIAN"
    cat "$root/LICENSE-MIT" "$root/LICENSE-APACHE" >"$tree/usr/share/doc/$package/copyright"
    say "/etc/php/$series/mods-available/$extension.ini" >"$tree/DEBIAN/conffiles"
}

# What libraries it needs is Debian's to say: dpkg-shlibdeps(1) wants a source package around it.
describe() {
    local libraries
    say "Source: websocket-client" "" "Package: $package" "Architecture: any" >"$work/debian/control"
    libraries=$(cd "$work" && dpkg-shlibdeps -O "$tree$("$PHP_CONFIG" --extension-dir)/$extension.so" 2>/dev/null)
    cat >"$tree/DEBIAN/control" <<CONTROL
Package: $package
Version: $version
Architecture: $architecture
Maintainer: The authors of $extension <noreply@example.org>
Section: php
Priority: optional
Depends: ${libraries#shlibs:Depends=}, $api, php$series-common
Provides: php-websocket-client
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f 1)
Description: WebSocket client for PHP
 $(sed -n 's/^description = "\(.*\)"/\1/p' "$root/Cargo.toml").
CONTROL
}

# As dh_php(1) has it: for every way to run PHP, and what an administrator has switched off stays off.
scripts() {
    cat >"$tree/DEBIAN/postinst" <<SCRIPT
#!/bin/sh
set -e
if [ "\$1" = configure ] && [ -e /usr/lib/php/php-maintscript-helper ]; then
    . /usr/lib/php/php-maintscript-helper
    php_invoke enmod $series ALL $extension
fi
SCRIPT
    cat >"$tree/DEBIAN/prerm" <<SCRIPT
#!/bin/sh
set -e
if [ "\$1" = remove ] && [ -e /usr/lib/php/php-maintscript-helper ]; then
    . /usr/lib/php/php-maintscript-helper
    php_invoke dismod $series ALL $extension
fi
SCRIPT
    # phpdismod leaves a note that the module is off, in a folder of such notes.
    cat >"$tree/DEBIAN/postrm" <<SCRIPT
#!/bin/sh
set -e
if [ "\$1" = purge ]; then
    rm -f /var/lib/php/modules/$series/*/*_by_*/$extension /var/lib/php/modules/$series/registry/$extension
    rmdir /var/lib/php/modules/$series/*/*_by_* 2>/dev/null || true
    find /etc/php/$series -lname '*/$extension.ini' -delete 2>/dev/null || true
fi
SCRIPT
    chmod 755 "$tree/DEBIAN"/{postinst,prerm,postrm}
}

"$root/scripts/install-dependencies.sh" deb
lay_out
describe
scripts
dpkg-deb --root-owner-group --build "$tree" "$file" >/dev/null
rm -rf "$work"
say "${file#"$root/"}: $(($(stat -c %s "$file") / 1024)) KiB, needs $(dpkg-deb --field "$file" Depends)"
