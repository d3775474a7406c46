#!/usr/bin/env bash
# Has cargo-deny check the crates of Cargo.lock against deny.toml: licences, versions, sources, and known vulnerabilities
# (advisories). The list of these is a git repository on the internet: where it cannot be reached, that is said and the rest is
# checked all the same; with --advisories it is an error. --self-test plants what is not allowed and sees it refused.
set -euo pipefail
. "$(dirname "$0")/common.sh"

usage() { printf 'usage: %s [--advisories | --self-test]\n' "$0" >&2; exit 2; }
[ $# -le 1 ] || usage
case ${1:-} in '' | --advisories | --self-test) ;; *) usage ;; esac

cargo_tool cargo-deny 0.20.2 'checks the licences and versions of the crates that this one is made of'

database=$(sed -n 's/^db-urls = \["\(.*\)"\]$/\1/p' "$root/deny.toml")
[ -n "$database" ] || die "deny.toml names no db-urls for advisories: put it back."

# deny FOLDER CHECK...: cargo-deny on the crate in that folder, with its deny.toml; what it prints names each violation.
deny() {
    local folder=$1
    shift
    (cd "$folder" && "$tool" --offline --color never check --hide-inclusion-graph "$@" 2>&1)
}

check() {
    # All platforms' crates, since cargo-deny reads the whole Cargo.lock; nothing is downloaded that is there already.
    (cd "$root" && cargo fetch --quiet --locked)
    deny "$root" licenses bans sources || die 'check-dependencies: deny.toml does not allow the above.'
    # Whoever has no account there is asked for none, and a network that says nothing is not waited for.
    if GIT_TERMINAL_PROMPT=0 timeout 20 git ls-remote --quiet --exit-code "$database" HEAD >/dev/null 2>&1; then
        (cd "$root" && "$tool" --color never check advisories) || die 'check-dependencies: advisories name a crate of Cargo.lock, or could not be read: see above.'
    elif [ "${1:-}" = --advisories ]; then
        die "check-dependencies: $database cannot be reached, and known vulnerabilities were to be checked."
    else
        say "check-dependencies: known vulnerabilities were NOT checked, since $database cannot be reached"
    fi
}

self_test() {
    local scratch cases=0 bad=0 output
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' RETURN

    # plant NAME MANIFEST_LINES: a crate in a folder of that name
    plant() {
        mkdir -p "$scratch/$1/src"
        : >"$scratch/$1/src/lib.rs"
        printf '[package]\nname = "%s"\nedition = "2024"\n%b' "$1" "$2" >"$scratch/$1/Cargo.toml"
    }
    # expect CHECK WANTED TITLE: the crate "user" fails that check with these codes, one a line; none means that it passes
    expect() {
        (cd "$scratch/user" && cargo generate-lockfile --quiet 2>&1) || true
        output=$(deny "$scratch/user" --allow license-not-encountered --allow unmatched-skip-root "$1") && output+=$'\npassed' || true
        output=$(sed -nE 's/^error\[(.*)\]: .*/\1/p; s/^passed$/passed/p' <<<"$output")
        cases=$((cases + 1))
        [ "$output" = "$2" ] || { bad=$((bad + 1)); printf 'self-test: %s\nexpected: %s\nfound:    %s\n' "$3" "$2" "$output" >&2; }
        rm -rf "$scratch/used" "$scratch/other"
    }
    # use LINES: the crate that is checked, with these dependencies
    use() {
        plant user "version = \"1.0.0\"\nlicense = \"MIT\"\npublish = false\n[dependencies]\n$1"
        cp "$root/deny.toml" "$scratch/user/"
    }

    use 'used = { path = "../used", version = "1" }\n'
    plant used 'version = "1.0.0"\nlicense = "MIT OR GPL-3.0-only"\n'
    expect licenses passed 'one of two licences is allowed'
    plant used 'version = "1.0.0"\nlicense = "GPL-3.0-only"\n'
    expect licenses rejected 'a licence that is not in the list'
    plant used 'version = "1.0.0"\nlicense = "MIT AND BSD-3-Clause"\n'
    expect licenses rejected "a licence that only bindgen may have"
    plant used 'version = "1.0.0"\n'
    expect licenses unlicensed 'no licence'

    plant used 'version = "1.0.0"\nlicense = "MIT"\n'
    expect bans passed 'one version'
    use 'used = { path = "../used", version = "1" }\nother = { path = "../other", version = "1" }\n'
    plant used 'version = "1.0.0"\nlicense = "MIT"\n'
    plant other 'version = "1.0.0"\nlicense = "MIT"\n[dependencies]\nold = { path = "old", package = "used", version = "0.9" }\n'
    mkdir -p "$scratch/other/old/src" && : >"$scratch/other/old/src/lib.rs"
    printf '[package]\nname = "used"\nversion = "0.9.0"\nedition = "2024"\nlicense = "MIT"\n' >"$scratch/other/old/Cargo.toml"
    expect bans duplicate 'two versions of one crate'

    plant used 'version = "1.0.0"\nlicense = "MIT"\n'
    git -C "$scratch/used" init -q
    git -C "$scratch/used" add -A
    git -C "$scratch/used" -c user.name=x -c user.email=x@localhost commit -qm x
    mv "$scratch/used" "$scratch/repository"
    use "used = { git = \"file://$scratch/repository\", version = \"1\" }\n"
    expect sources source-not-allowed 'a crate that is not from crates.io'

    say "check-dependencies self-test: $((cases - bad)) of $cases cases as expected"
    [ "$bad" = 0 ]
}

if [ "${1:-}" = --self-test ]; then
    self_test
else
    check "${1:-}"
fi
