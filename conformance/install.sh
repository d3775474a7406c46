#!/usr/bin/env bash
# Makes target/conformance/wstest, with Autobahn's test suite and the CPython 2.7 that it needs, and target/conformance/certs.
# Does nothing if they are there already; each keeps a copy of what it was made from as its stamp.
# The Python is $PYTHON2, or one of the system's or of pyenv's, or else that of Debian 11, which is unpacked and not installed.
set -euo pipefail
. "$(dirname "$0")/../scripts/common.sh"

here=$root/conformance
made=$root/target/conformance
wstest=$made/wstest
mkdir -p "$made"

made_from() { cat "${@:2}" | cmp -s - "$1"; }

# A Python that can also build modules; a shim of pyenv that stands for none does not pass.
usable() {
    [ -n "$1" ] && "$1" - 2>/dev/null <<-'PYTHON'
		import os, ssl, sys, sysconfig
		headers = os.path.join(sysconfig.get_path('include'), 'Python.h')
		sys.exit(sys.version_info[:2] != (2, 7) or not os.path.exists(headers))
	PYTHON
}

find_python2() {
    if [ -n "${PYTHON2:-}" ]; then
        usable "$PYTHON2" || die "PYTHON2=$PYTHON2 is no Python 2.7 with its headers and OpenSSL"
        python2=$PYTHON2
        return
    fi
    for python2 in "$(command -v python2.7 || true)" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/2.7.*/bin/python2.7; do
        usable "$python2" && return
    done
    unpack_python2
}

# Debian 12 and later have no Python 2.7, but their mirror keeps that of Debian 11. apt gets lists and settings of its own
# here, so that nothing of the system changes.
unpack_python2() {
    local apt=$wstest/apt unpacked=$wstest/python2 keys=/usr/share/keyrings/debian-archive-keyring.gpg mirror libraries
    { [ -f "$keys" ] && have apt-get && have dpkg; } ||
        die "Autobahn needs CPython 2.7 with its headers, and this is no Debian to take it from: install one and set PYTHON2"
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        sed -nE 's/^(deb( \[[^]]*\])?|URIs:) +([^ ]+\/debian)\/?( .*)?$/\3/p' | head -n 1) || true
    [ -n "$mirror" ] || die "no Debian mirror in /etc/apt: install a CPython 2.7 and set PYTHON2"

    mkdir -p "$apt"/{lists/partial,cache/archives/partial,debs} "$unpacked"
    touch "$apt/status"
    printf 'deb [signed-by=%s] %s bullseye main\n' "$keys" "$mirror" >"$apt/sources.list"
    cat >"$apt/apt.conf" <<-CONF
		Dir::State::lists "$apt/lists";
		Dir::State::status "$apt/status";
		Dir::Cache "$apt/cache";
		Dir::Etc::sourcelist "$apt/sources.list";
		Dir::Etc::sourceparts "/dev/null";
		Acquire::Check-Valid-Until "false";
		APT::Sandbox::User "";
	CONF
    export APT_CONFIG=$apt/apt.conf
    apt-get -qq update
    (cd "$apt/debs" && apt-get -qq download python2.7 python2.7-minimal python2.7-dev libpython2.7 libpython2.7-dev \
        libpython2.7-minimal libpython2.7-stdlib libffi7 libreadline8 libssl1.1)
    unset APT_CONFIG
    for package in "$apt"/debs/*.deb; do
        dpkg -x "$package" "$unpacked"
    done
    rm -rf "$apt"

    libraries=$(dirname "$unpacked"/usr/lib/*/libpython2.7.so.1.0)
    python2=$wstest/python2.7
    launcher "$python2" "LD_LIBRARY_PATH='$libraries' PYTHONHOME='$unpacked/usr'" "$unpacked/usr/bin/python2.7"
    # Debian's own paths for headers are absolute.
    export CFLAGS="-I$unpacked/usr/include/python2.7 -I$unpacked/usr/include"
}

# launcher FILE "VARIABLE=VALUE..." PROGRAM
launcher() {
    printf '#!/bin/sh\n%s exec "%s" "$@"\n' "$2" "$3" >"$1"
    chmod +x "$1"
}

make_wstest() {
    local sources=("$here/requirements.txt" "$here/install.sh")
    [ -x "$wstest/python" ] && made_from "$wstest/stamp" "${sources[@]}" && return
    say "Installing Autobahn's test suite"
    rm -rf "$wstest"
    mkdir -p "$wstest"
    find_python2
    find_python || die "Python 3.11 or newer with its venv module is needed to install Autobahn's test suite"

    # The pip of today no longer runs under Python 2.7, but it can still fetch the last one that does.
    "$python" -m venv "$wstest/venv"
    "$wstest/venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --dest "$wstest/wheels" \
        --python-version 2.7 --implementation py --only-binary=:all: pip==20.3.4 setuptools==44.1.1 wheel==0.37.1
    for wheel in "$wstest"/wheels/*.whl; do
        "$python" -m zipfile -e "$wheel" "$wstest/pip"
    done

    local packages=$wstest/packages log=$wstest/install.log
    PYTHONNOUSERSITE=1 PYTHONPATH=$packages:$wstest/pip "$python2" -m pip install --disable-pip-version-check --no-deps \
        --target "$packages" -r "$here/requirements.txt" >"$log" 2>&1 ||
        { tail -n 30 "$log" >&2; die "Autobahn's test suite cannot be installed; the whole output is in $log"; }
    # zope.interface is found through a .pth file, which Python reads in folders of this kind only.
    printf 'import site\nsite.addsitedir("%s")\n' "$packages" >"$packages/sitecustomize.py"
    launcher "$wstest/python" "PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='$packages'" "$python2"
    "$wstest/python" -W ignore -c 'from autobahntestsuite import choosereactor, fuzzing' ||
        die "Autobahn's test suite was installed but does not start"

    rm -rf "$wstest/venv" "$wstest/wheels" "$wstest/pip"
    cat "${sources[@]}" >"$wstest/stamp"
}

make_certificates() {
    local certs=$made/certs
    made_from "$certs/stamp" "$root/scripts/make-certificates.sh" && return
    rm -rf "$certs"
    "$root/scripts/make-certificates.sh" "$certs"
    cat "$root/scripts/make-certificates.sh" >"$certs/stamp"
}

make_wstest
make_certificates
