#!/usr/bin/env bash
# Tries the ways to install, word for word as the documents have them, on systems that have nothing yet: roots of a minimal
# Debian, made anew, in which they are run to the end: install, a message, uninstall. Asserts what is printed and what is left.
#   root    README.md's, as root        user    as somebody with sudo, whose PATH has no sbin
#   llvm    README.md's, as root, where llvm-config is there and libclang is not
#   archive docs/archives.md's, with what 'make dist' and, in the root above, 'make deb' have made; no Rust, no compiler
#   test    as root, where make test is the first command; only if it is named, since it takes eight minutes
# The Rust toolchain, the crates that are here already and the settings of apt, cargo, pip, npm and the network come from outside.
# Needs root (else it is skipped), Debian's keyring, unshare(1) and mmdebstrap or debootstrap; what it mounts nobody else sees, and it goes with this process.
# Usage: try-clean.sh [bookworm|trixie]... [root|user|llvm|archive|test]...   without one of either: all of them; commas will do
set -euo pipefail
. "$(dirname "$0")/common.sh"

work=$root/target/try-clean
suites=()
kinds=()

# --- Outside: what is the same for every root

# What apt is told here, without what it runs: a minimal root has no such programs.
apt_settings() { apt-config dump | grep -E '^Acquire::' || true; }

# mirror LABEL: where apt gets it here
mirror() {
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(ORIGIN)/$(LABEL) $(REPO_URI)' 2>/dev/null | sed -n "s,^Debian/$1 ,,p" | sort -u | sed -n 1p
}

sources() {
    local options='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]' security
    say "deb $options $(mirror Debian) $1 main" "deb $options $(mirror Debian) $1-updates main"
    security=$(mirror Debian-Security)
    [ -z "$security" ] || say "deb $options $security $1-security main"
}

# One archive of each suite, which the roots are unpacked from; made once a day.
make_base() {
    local base=$work/$1.tar log=$work/$1.log
    [ -z "$(find "$base" -mmin -1440 2>/dev/null)" ] || return 0
    say "Making a minimal $1"
    apt_settings >"$work/apt.conf"
    if have mmdebstrap; then
        sources "$1" | mmdebstrap --variant=minbase --aptopt="$work/apt.conf" "$1" "$work/new-$1.tar" - >"$log" 2>&1
    else
        rm -rf "$work/base" && debootstrap --variant=minbase "$1" "$work/base" "$(mirror Debian)" >"$log" 2>&1 &&
            tar -C "$work/base" -cf "$work/new-$1.tar" . && rm -rf "$work/base"
    fi || { tail -n 20 "$log" >&2; return 1; }
    mv "$work/new-$1.tar" "$base"
}

# Everything that is mounted or started for a root is in namespaces of its own, which end with this child.
child=
leave() {
    [ -z "$child" ] || { kill -KILL "$child" 2>/dev/null || true; wait "$child" 2>/dev/null || true; }
    rm -rf --one-file-system "$work/root"
}

try_root() {
    local suite=$1 kind=$2
    say "" "==> $suite, $kind"
    rm -rf --one-file-system "$work/root"
    mkdir -p "$work/root"
    tar -C "$work/root" -xf "$work/$suite.tar" --exclude='./dev/*'
    unshare --mount --pid --fork --kill-child --propagation private \
        "$BASH" "$0" --inside "$suite" "$kind" &
    child=$!
    wait "$child" || true
    child=
    # One that ended in the middle has failed, too.
    tail -n 1 "$work/counts" | grep -q '^end' || say failed >>"$work/counts"
    rm -rf --one-file-system "$work/root"
}

try_all() {
    local suite kind status=0 passed failed skipped
    mkdir -p "$work"
    exec {lock}>"$work/lock"
    flock -n "$lock" || die "another try-clean.sh is running"
    : >"$work/counts"
    trap leave EXIT
    trap 'exit 130' INT TERM HUP
    if ! unshare --mount --pid --fork true 2>/dev/null; then
        say "-- SKIPPED: only root may mount, and not in every container"
        say skipped >>"$work/counts"
        suites=()
    fi
    [ -n "$(mirror Debian)" ] || apt-get -qq update >/dev/null 2>&1 || true
    for suite in "${suites[@]}"; do
        if ! make_base "$suite"; then
            say "-- FAILED: no minimal $suite could be made"
            say failed >>"$work/counts"
            continue
        fi
        for kind in "${kinds[@]}"; do try_root "$suite" "$kind"; done
    done
    passed=$(grep -c '^passed' "$work/counts" || true)
    failed=$(grep -c '^failed' "$work/counts" || true)
    skipped=$(grep -c '^skipped' "$work/counts" || true)
    say "" "try-clean: $passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ]
}

# --- In the namespaces, still outside of the root

mount_all() {
    local name toolchain
    mount -t proc proc "$place/proc"
    mount -t tmpfs -o mode=755,size=64M dev "$place/dev"
    for name in null zero full random urandom tty; do
        : >"$place/dev/$name"
        mount --bind "/dev/$name" "$place/dev/$name"
    done
    mkdir "$place/dev/pts" "$place/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=666 devpts "$place/dev/pts"
    ln -s pts/ptmx "$place/dev/ptmx"
    mount -t tmpfs -o mode=1777 shm "$place/dev/shm"
    ln -s /proc/self/fd "$place/dev/fd"
    toolchain=$(rustc --print sysroot)
    [ -x "$toolchain/bin/cargo" ] || die "try-clean.sh needs a toolchain of rustup's, and $toolchain has no cargo"
    mkdir "$place/opt/rust"
    mount --bind "$toolchain" "$place/opt/rust"
    mount -o remount,bind,ro "$place/opt/rust"
}

bring_settings() {
    local name value
    cp /etc/resolv.conf "$place/etc/resolv.conf"
    say '127.0.0.1 localhost' '::1 localhost' >"$place/etc/hosts"
    sources "$suite" >"$place/etc/apt/sources.list"
    rm -rf "$place/etc/apt/sources.list.d"/*
    apt_settings >"$place/etc/apt/apt.conf.d/99outside"
    [ ! -d /etc/apt/auth.conf.d ] || cp -a /etc/apt/auth.conf.d/. "$place/etc/apt/auth.conf.d/"
    # No service is started in a root.
    printf '#!/bin/sh\nexit 101\n' >"$place/usr/sbin/policy-rc.d"
    chmod 755 "$place/usr/sbin/policy-rc.d"
    # Proxies, cargo's way to its registry, and whom to trust on the way.
    environment=("LANG=C.UTF-8" "TERM=dumb")
    for name in $(compgen -e); do
        value=${!name}
        case $name in
            http_proxy | https_proxy | all_proxy | no_proxy | HTTP_PROXY | HTTPS_PROXY | ALL_PROXY | NO_PROXY) ;;
            CARGO_HTTP_* | CARGO_NET_* | CARGO_REGISTR* | CARGO_SOURCE_* | CARGO_BUILD_JOBS | CARGO_PROFILE_*) ;;
            SSL_CERT_FILE | CURL_CA_BUNDLE | PIP_CERT | PIP_INDEX_URL | NODE_EXTRA_CA_CERTS | NPM_CONFIG_*) ;;
            *) continue ;;
        esac
        if [ -f "$value" ]; then
            cp "$value" "$place/opt/$name"
            value=/opt/$name
        fi
        environment+=("$name=$value")
    done
}

# The crates that were downloaded once, and what cargo is told of registries.
bring_crates() {
    local from=${CARGO_HOME:-$HOME/.cargo} name
    mkdir -p "$place$home/.cargo/registry"
    for name in config config.toml; do [ ! -f "$from/$name" ] || cp "$from/$name" "$place$home/.cargo/"; done
    for name in registry/cache registry/index; do [ ! -d "$from/$name" ] || cp -a "$from/$name" "$place$home/.cargo/registry/"; done
}

bring_clone() {
    mkdir -p "$place$clone"
    (cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --files-from=- --ignore-failed-read -c) | tar -C "$place$clone" -x
}

# rustup's own site is not asked: what it would do here is to put the toolchain from outside where it puts its own.
stand_in_for_rustup() {
    cat >"$place/opt/rustup.sh" <<'RUSTUP'
mkdir -p "$HOME/.cargo/bin"
ln -sf /opt/rust/bin/* "$HOME/.cargo/bin/"
echo 'case ":${PATH}:" in *:"$HOME/.cargo/bin":*) ;; *) export PATH="$HOME/.cargo/bin:$PATH" ;; esac' >"$HOME/.cargo/env"
RUSTUP
    cat >"$place/usr/local/bin/curl" <<'CURL'
#!/bin/sh
/usr/bin/curl --version >/dev/null || exit
case "$*" in *' https://sh.rustup.rs') exec cat /opt/rustup.sh ;; esac
exec /usr/bin/curl "$@"
CURL
    chmod 755 "$place/usr/local/bin/curl"
}

# as USER COMMAND: in the root, in the clone, with the environment of a new login
as() {
    local user=$1 paths=/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games of=$home
    shift
    [ "$user" != root ] || paths=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin of=/root
    chroot "$place" /usr/bin/env -i HOME="$of" USER="$user" LOGNAME="$user" PATH="$paths" "${environment[@]}" \
        setpriv --reuid="$user" --regid="$user" --init-groups --inh-caps=-all -- \
        bash -c "cd '$clone' && $*" </dev/null
}

# run COMMAND: as the user of this root; sets output and status
run() {
    output=$(as "$user" "$*" 2>&1) && status=0 || status=$?
}

# check WHAT CONDITION...: is counted
check() {
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then
        say "ok      $what"
        say passed >>"$work/counts"
    else
        say "-- FAILED: $suite, $kind: $what (status $status)"
        tail -n 40 <<<"$output" | sed 's/^/   | /'
        say failed >>"$work/counts"
    fi
}
said() { [[ $output == *"$1"* ]]; }
succeeded() { [ "$status" = 0 ]; }
# A refusal is an error, in a sentence or two, and not a wall of text.
refused() { [ "$status" != 0 ] && said "$1" && [ "$(wc -l <<<"$output")" -lt 9 ]; }

# block PAGE SECTION NUMBER: that code block of the page
block() {
    awk -v section="## $2" -v number="$3" '
        /^## / { inside = $0 == section }
        inside && /^```/ { if (open) { open = 0 } else { open = 1; count++ } next }
        open && count == number' "$root/$1"
}
# Word for word, but for root, who has no sudo.
words() { if [ "$user" = root ]; then sed 's/\(^\|| \)sudo /\1/'; else cat; fi; }

packages() { chroot "$place" dpkg-query -W | sort; }
# Every file outside of the clone and the home, and what php runs with.
files() {
    (cd "$place" && find . -xdev \( -path ".$home" -o -path ./root -o -path ./tmp -o -path ./var/log -o -path ./opt -o -path ./run \) -prune -o \
        -printf '%p %y %l\n') | sort
}
# Sets cpu: seconds that what was run so far has taken. No subshell: that would read its own.
count_cpu() {
    local fields
    read -r fields </proc/self/stat
    read -ra fields <<<"${fields##*) }"
    cpu=$(((fields[13] + fields[14]) / $(getconf CLK_TCK)))
}
size() { du -smxc "$@" 2>/dev/null | tail -n 1 | cut -f 1; }

same() { [ "$1" = "$2" ]; }

# --- What is tried

try_before_rust() {
    local before line
    # Without the line for Rust, which comes last.
    while IFS= read -r line; do
        run "$line"
        check "README: $line" succeeded
    done < <(block README.md Install 1 | grep -v sh.rustup.rs | words)
    before=$(packages)
    run make
    check 'make without Rust asks for it' refused "Rust $needed or newer is needed, and there is none here"
    mkdir -p "$place/opt/old"
    # shellcheck disable=SC2016
    printf '#!/bin/sh\necho "$(basename "$0") 1.80.1 (old)"\n' | tee "$place/opt/old/cargo" >"$place/opt/old/rustc"
    chmod 755 "$place/opt/old"/*
    # shellcheck disable=SC2016
    run 'PATH=$PATH:/opt/old make'
    check 'make with an old Rust says how old' refused "Rust $needed or newer is needed, and /opt/old/rustc is 1.80.1"
    check 'nothing was installed for that' same "$before" "$(packages)"
    stand_in_for_rustup
    line=$(block README.md Install 1 | grep sh.rustup.rs)
    run "$line"
    check "README: $line" succeeded
    # shellcheck disable=SC2016
    run 'PATH=/opt/old:$PATH; . scripts/common.sh; command -v cargo'
    check "rustup's cargo comes before an old one in PATH" said "$home/.cargo/bin/cargo"
}

try_demo() {
    local line started spent cpu before
    while IFS= read -r line; do
        # The tests have a root of their own.
        case $line in *install* | 'make test'*) continue ;; esac
        count_cpu
        started=$SECONDS spent=$cpu
        run "$line"
        check "README: $line ($((SECONDS - started)) s)" succeeded
        case $line in
            'make demo'*)
                check 'the demo says that all went well' said "close code: 1000"
                count_cpu
                seconds="$((SECONDS - started)) s and $((cpu - spent)) s of CPU"
                ;;
        esac
    done < <(block README.md Install 2 | words)
    run '. ~/.cargo/env && make'
    check 'a new terminal compiles nothing anew' eval 'succeeded && ! said Compiling'
    run LIBCLANG_PATH=/nowhere make
    check 'a wrong LIBCLANG_PATH is named' refused "LIBCLANG_PATH is '/nowhere'"
    before=$(packages)
    run PHP_CONFIG=php-config8.9 make
    check 'PHP_CONFIG of a PHP that is not there names its package' refused 'the package php8.9-dev'
    check 'and installs no other one' same "$before" "$(packages)"
}

try_test() {
    local started=$SECONDS line
    line=$(block README.md Install 2 | grep 'make test')
    run ". ~/.cargo/env && $line"
    check "make test from nothing ($((SECONDS - started)) s, the last part of it in $(sed -n 's/.*, \([0-9]*\) s$/\1/p' <<<"$output" | tail -n 1) s)" succeeded
    check "nothing failed: $(tail -n 1 <<<"$output")" said ' passed, 0 failed, '
}

try_install() {
    local line before version module=target/modules/$extension.so
    version=$(as root php -n -r "'echo PHP_MAJOR_VERSION, \".\", PHP_MINOR_VERSION;'")
    before=$1
    line=$(block README.md Install 2 | grep install | words)

    run "mkdir -p target/other && LC_ALL=C sed 's/API20[0-9]*,/API20200930,/' $module >target/other/$extension.so"
    run "${line/make/make MODULE_DIR=target/other}"
    check 'a module for another PHP is refused' refused 'was built for another PHP (API20200930,NTS'
    run "echo nonsense >target/other/$extension.so"
    run "${line/make/make MODULE_DIR=target/other}"
    check 'a file that PHP does not load is refused' refused "does not load target/other/$extension.so"
    check 'and nothing of it stays' same "$before" "$(files)"

    run "make install DESTDIR=/tmp/ours && (cd /tmp/ours && find . -type f | sort)"
    check 'DESTDIR has the two files' said "./etc/php/$version/mods-available/$extension.ini
./usr/lib/php"
    run "make uninstall DESTDIR=/tmp/ours && find /tmp/ours -mindepth 1 | grep . && exit 1; true"
    check 'DESTDIR is empty after uninstall' succeeded

    run "$line"
    check "README: $line" succeeded
    run "stat -c %s \$(php-config --extension-dir)/$extension.so"
    check "the file is small ($((output / 1024)) KiB)" test "$output" -lt 4000000
    run 'php -m'
    check 'php has it' said $extension
    run "/usr/sbin/php-fpm$version -m"
    check 'php-fpm has it' said $extension
}

try_message() {
    local url server program
    program=$(block README.md 'Ten lines' 1)
    say "$program" >"$place$clone/ten.php"
    : >"$work/server"
    as "$user" ". ~/.cargo/env; exec $(block README.md 'Ten lines' 2)" >>"$work/server" 2>&1 &
    server=$!
    for ((i = 0; i < 600; i++)); do
        url=$(sed -n 's/^{"ws":"\([^"]*\)".*/\1/p' "$work/server")
        [ -z "$url" ] && kill -0 $server 2>/dev/null || break
        sleep 0.5
    done
    run "php ten.php $url"
    check "README: the ten lines, with the installed extension" eval 'said "hello
round trip: " && said "still here"'
    kill $server 2>/dev/null || true
    wait $server 2>/dev/null || true
}

try_uninstall() {
    local line=$2 before=$1
    run "$line"
    check "$line" succeeded
    check 'uninstall leaves nothing' same "$before" "$(files)"
    [ "$before" = "$(files)" ] || diff <(say "$before") <(files) | head -n 20 || true
    run 'php -m'
    check 'php has it no more' eval "succeeded && ! said $extension && ! said Warning"
}

# What is named on the command line holds for root too, who gets nothing of the user's environment.
try_named_php() {
    local line before=$1 config
    config=php-config$(as root php -n -r "'echo PHP_MAJOR_VERSION, \".\", PHP_MINOR_VERSION;'")
    line=$(block README.md Install 2 | grep install | words)
    line="${line%%  *} PHP_CONFIG=$config"
    run "$line && php -m"
    check "$line" eval "succeeded && said $extension"
    try_uninstall "$before" "${line/make install/make uninstall}"
    run "${line/$config/php-config8.9}"
    check 'make install of a PHP that is not there' refused php-config8.9
}

# As PIE does it, which itself is in no archive of Debian's.
try_phpize() {
    local before folder install
    as root "apt-get -qq install -y --no-install-recommends composer" >/dev/null 2>&1
    before=$(files)
    # Debian 13's Composer has the schema of PIE before 1.4, which has one way to download and no list.
    run "folder=\$(mktemp -d) && sed '$([ "$suite" = bookworm ] || say /download-url-method/d)' composer.json >\$folder/composer.json &&" \
        '(cd $folder && composer validate --strict); rm -r $folder'
    check 'composer finds nothing wrong with composer.json' said './composer.json is valid'
    run 'folder=$(mktemp -d) && scripts/split-stubs.sh $folder && (cd $folder && composer validate --strict); rm -r $folder'
    check "nor with that of the stubs' package" said './composer.json is valid'
    run '. ~/.cargo/env && cd pie && phpize && ./configure && make'
    check 'pie/: phpize && ./configure && make' succeeded
    check 'which compiles nothing anew after make' eval '! said Compiling'
    install=$(words <<<'sudo make install')
    run "cd pie && $install"
    check "pie/: $install" succeeded
    run "php -d extension=$extension --ri $extension"
    check 'php loads what it has installed' succeeded
    folder=$(as root php-config --extension-dir)
    rm -f "$place$folder/$extension.so"
    check 'which is one file' same "$before" "$(files)"
}

# A peer that nobody here wrote, outside of the root: Python's websockets. Sets url. It ends with its standard input.
start_peer() {
    local name=$1 options=$2 port
    mkfifo "$work/$name.in"
    WEBSOCKET_TEST_ENV=$test_env "$test_env/venv/bin/python" "$root/php-tests/helpers/python_peer.py" "$options" <"$work/$name.in" >"$work/$name.out" 2>&1 &
    exec {peer}>"$work/$name.in"
    rm "$work/$name.in"
    for ((i = 0; i < 600; i++)); do
        port=$(sed -n 's/.*"ready".*"port": \([0-9]*\).*/\1/p' "$work/$name.out")
        [ -z "$port" ] || break
        sleep 0.1
    done
    url=$name://127.0.0.1:$port/
}

# What a way to install is for, in both ways to run PHP.
try_both_ways() {
    local version=$1 arguments=("${peers[@]}" /opt/ca.pem)
    install -m 644 "$root/scripts/try-clean.php" "$test_env/certs/ca.pem" "$place/opt/"
    run "php /opt/try-clean.php ${arguments[*]}"
    check 'a message over ws and one over wss, beside TLS of PHP, in cli' said_hello cli
    printf '[www]\nuser = www-data\nlisten = /opt/fpm.sock\npm = static\npm.max_children = 1\n' >"$place/opt/fpm.conf"
    run "/usr/sbin/php-fpm$version -D -y /opt/fpm.conf && SCRIPT_FILENAME=/opt/try-clean.php REQUEST_METHOD=GET" \
        "QUERY_STRING='0=${arguments[0]}&1=${arguments[1]}&2=${arguments[2]}' cgi-fcgi -bind -connect /opt/fpm.sock"
    check 'a message over ws and one over wss, beside TLS of PHP, in fpm' said_hello fpm-fcgi
    chroot "$place" pkill php-fpm || true
}
said_hello() {
    said "PHP's OpenSSL: TLSv1.3
hello over ws
hello over wss
PHP's OpenSSL: TLSv1.3
in $1"
}

# try_document SECTION VERSION FILE: installs, uses and removes that file as docs/archives.md says.
try_document() {
    local section=$1 version=$2 file=$3 before page=docs/archives.md
    rm -f "$place$clone"/*
    cp "$file" "$place$clone/" || true
    run ls
    check "$(basename "$file") was made before" test -n "$output"
    before=$(files)
    run "set -eo pipefail; $(block $page "$section" 1 | words)"
    check "$page: $(block $page "$section" 1 | words)" succeeded
    run "php -m && /usr/sbin/php-fpm$version -m"
    check 'php and php-fpm have it' eval '[ "$(grep -c "^$extension\$" <<<"$output")" = 2 ] && ! said Warning'
    run "php --ri $extension"
    check "$(grep 'TLS library' <<<"$output")" said 'TLS library => OpenSSL 3.'
    try_both_ways "$version"
    run "set -eo pipefail; $(block $page "$section" 2 | words)"
    check "$page: $(block $page "$section" 2 | words)" succeeded
    check 'which leaves nothing' same "$before" "$(files)"
    [ "$before" = "$(files)" ] || diff <(say "$before") <(files) | head -n 20 || true
    run 'php -m'
    check 'php has it no more' eval "succeeded && ! said $extension && ! said Warning"
}

# Where there is PHP, and nothing of Rust.
try_binaries() {
    local version machine
    mkdir -p "$place$clone"
    as root "apt-get -qq update && apt-get -qq install -y --no-install-recommends php-cli php-fpm unzip libfcgi-bin procps" >/dev/null 2>&1
    version=$(as root php -n -r "'echo PHP_MAJOR_VERSION, \".\", PHP_MINOR_VERSION;'")
    machine=$(uname -m | sed s/aarch64/arm64/)
    run 'command -v cargo rustc cc clang make php-config'
    check 'neither Rust nor a compiler is there' eval '! succeeded'
    start_peer ws '{}'
    peers=("$url")
    start_peer wss '{"tls": "server"}'
    peers+=("$url")
    try_document Archives "$version" "$(compgen -G "$root/target/dist/php_$extension-*_php$version-$machine-linux-glibc.zip" || say "the archive of 'make dist'")"
    try_document "Debian's packages" "$version" "$(compgen -G "$root/target/deb/php$version-websocket-client_*.deb" || say "the package of 'make deb'")"
}

# For the kind archive of this suite, which has nothing to build with.
make_package() {
    run '. ~/.cargo/env && make deb'
    check 'make deb' said 'websocket-client_'
    mkdir -p "$root/target/deb"
    cp "$place$clone"/target/deb/*.deb "$root/target/deb/" || true
}

inside() {
    local started=$SECONDS disk
    suite=$1 kind=$2 place=$work/root user=root home=/root clone=/ output='' status=0 seconds=
    needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")
    # bind mounts of this namespace hold nothing back outside
    mount_all
    bring_settings
    disk=$(size "$place/usr" "$place/var" "$place/etc")
    if [ "$kind" = user ]; then
        user=somebody home=/home/somebody
        as root "useradd -m $user && apt-get -qq update && apt-get -qq install -y sudo" >/dev/null 2>&1
        say "$user ALL=(ALL) NOPASSWD: ALL" >"$place/etc/sudoers.d/$user"
    fi
    clone=$home/websocket_client
    case $kind in
        archive) try_binaries ;;
        *) try_readme ;;
    esac
    say "took $((SECONDS - started)) s, of which make demo ${seconds:-none}"
    say "MB on disk: packages $(($(size "$place/usr" "$place/var" "$place/etc") - disk)), crates $(size "$place$home/.cargo"), target $(size "$place$clone/target"), Rust $(size "$place/opt/rust"/{bin,lib,libexec})"
    say end >>"$work/counts"
}

try_readme() {
    local before line
    bring_crates
    bring_clone
    chroot "$place" chown -R "$user:" "$home"
    if [ "$kind" = llvm ]; then
        as root "apt-get -qq update && apt-get -qq install -y --no-install-recommends llvm" >/dev/null 2>&1
        run 'llvm-config --version && ! ls /usr/lib/llvm-*/lib/libclang*.so* /usr/lib/*/libclang*.so*'
        check 'LLVM is there, and libclang is not' succeeded
    fi
    try_before_rust
    if [ "$kind" = test ]; then
        try_test
    else
        try_demo
        as root "apt-get -qq install -y --no-install-recommends php-fpm" >/dev/null 2>&1
        before=$(files)
        try_install "$before"
        try_message
        line=$(block README.md Install 2 | grep install | words)
        try_uninstall "$before" "${line/make install*/make uninstall}"
        try_named_php "$before"
        try_phpize
        make_package
    fi
}

if [ "${1:-}" = --inside ]; then
    inside "$2" "$3"
    exit
fi
IFS=', ' read -ra arguments <<<"$*"
for argument in "${arguments[@]}"; do
    case $argument in
        bookworm | trixie) suites+=("$argument") ;;
        root | user | llvm | archive | test) kinds+=("$argument") ;;
        *) die "usage: $0 [bookworm|trixie]... [root|user|llvm|archive|test]..." ;;
    esac
done
[ ${#suites[@]} != 0 ] || suites=(bookworm trixie)
[ ${#kinds[@]} != 0 ] || kinds=(root user llvm archive)
try_all
