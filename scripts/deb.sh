#!/usr/bin/env bash
# Makes a Debian package of the module that 'make' has built: for the Debian whose PHP it was built for, with the OpenSSL of
# that Debian. It is named, enabled and removed as Debian's own extensions are. Builds nothing.
# Usage: deb.sh       writes target/deb/php8.2-websocket-client_VERSION_ARCHITECTURE.deb
set -euo pipefail
. "$(dirname "$0")/common.sh"

find_php
need_module
series=$(php_series "$php")
scanned=$("$php" -n -r 'echo PHP_CONFIG_FILE_SCAN_DIR;')
[[ $scanned == /etc/php/$series/* ]] || die "$PHP_CONFIG's PHP is not from a Debian package, so no package is made for it: use 'make install' or an archive."
package=php$series-websocket-client
api=phpapi-$("$PHP_CONFIG" --phpapi)
version=$(package_version)
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
    local libraries log=$work/dpkg-shlibdeps.log
    say "Source: websocket-client" "" "Package: $package" "Architecture: any" >"$work/debian/control"
    libraries=$(cd "$work" && dpkg-shlibdeps -O "$tree$("$PHP_CONFIG" --extension-dir)/$extension.so" 2>"$log") ||
        die "dpkg-shlibdeps failed: $(cat "$log")"
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

# on WHEN COMMAND: what a maintainer script does with every way to run PHP, as dh_php(1) has it. What an administrator has
# switched off stays off.
on() {
    cat <<SCRIPT
#!/bin/sh
set -e
if [ "\$1" = $1 ] && [ -e /usr/lib/php/php-maintscript-helper ]; then
    . /usr/lib/php/php-maintscript-helper
    php_invoke $2 $series ALL $extension
fi
SCRIPT
}

maintainer_scripts() {
    on configure enmod >"$tree/DEBIAN/postinst"
    on remove dismod >"$tree/DEBIAN/prerm"
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
maintainer_scripts
dpkg-deb --root-owner-group --build "$tree" "$file" >/dev/null
rm -rf "$work"
say "${file#"$root/"}: $(($(stat -c %s "$file") / 1024)) KiB, needs $(dpkg-deb --field "$file" Depends)"
