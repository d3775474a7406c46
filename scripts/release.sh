#!/usr/bin/env bash
# Looks whether this clone is a release, and tags it: nothing that could not be taken back, and nothing leaves the machine.
# Whether the tests pass is for .ci/run to say.
# Usage: release.sh [--check] VERSION        with --check, no tag is made; VERSION is the tag too, without a v, as PIE wants it
set -euo pipefail
. "$(dirname "$0")/common.sh"
cd "$root"

only_check=
[ "${1:-}" != --check ] || { only_check=yes; shift; }
version=${1:-}
[ $# = 1 ] && [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || die "usage: $0 [--check] VERSION, and VERSION is as in 0.1.0"

# version_in FILE: that of the package
version_in() { awk -v name="$extension" '/^name = /{ ours = $3 == "\"" name "\"" } ours && /^version = /{ gsub("\"", "", $3); print $3; exit }' "$1"; }

# section NAME: of CHANGELOG.md, without its heading and empty lines
section() { awk -v name="## [$1]" '/^## /{ inside = index($0, name) == 1; next } inside && NF' CHANGELOG.md; }

[ -z "$(git status --porcelain)" ] || die "There are changes that are not committed. Please commit them, or stash them."
for file in Cargo.toml Cargo.lock; do
    found=$(version_in $file)
    [ "$found" = "$version" ] ||
        die "$file says $found, and not $version. Please set the version in Cargo.toml, and run 'cargo check' for Cargo.lock."
done
grep -qE "^## \[${version//./\\.}\] - [0-9]{4}-[0-9]{2}-[0-9]{2}\$" CHANGELOG.md ||
    die "CHANGELOG.md has no '## [$version] - YEAR-MONTH-DAY'. Please give what is under Unreleased that heading."
[ -n "$(section "$version")" ] || die "CHANGELOG.md says nothing under $version."
grep -qxF '## [Unreleased]' CHANGELOG.md || die "CHANGELOG.md has no '## [Unreleased]' for what comes next. Please add one above $version."
[ -z "$(section Unreleased)" ] || die "CHANGELOG.md has something under Unreleased. Please move it to $version."
! grep -q '^## Unreleased' UPGRADING.md || die "UPGRADING.md has a section Unreleased. Please name it $version."
unpublished=$(git grep -lE 'Nothing is published yet|尚未发布任何' -- README.md README.zh-CN.md docs | tr '\n' ' ') || true
[ -z "$unpublished" ] || die "These pages still say that nothing is published: ${unpublished% }. Please take that out."
! git rev-parse -q --verify "refs/tags/$version" >/dev/null || die "There is a tag $version already. Please take the next version."

if [ -n "$only_check" ]; then
    say "This is $version, and may be released."
    exit
fi
git tag --annotate --message "$extension $version" "$version"
say "The tag $version was made here. This publishes it, and a workflow then makes the archives and a draft of the release:" \
    "    git push origin $version" \
    "This takes it back:" \
    "    git tag --delete $version"
