#!/usr/bin/env bash
# Makes the tag of a release, here and nowhere else, once all that names the version agrees; with --check it only looks.
# It pushes nothing and builds nothing: .github/workflows/release.yml does the latter when the tag arrives.
# Usage: release.sh [--check] VERSION
set -euo pipefail
. "$(dirname "$0")/common.sh"

only_check=
if [ "${1:-}" = --check ]; then
    only_check=yes
    shift
fi
[ $# = 1 ] || die "usage: $0 [--check] VERSION"
version=$1
cd "$root"

# Composer and cargo agree on these; Packagist shows a tag as it is, and PIE asks for archives of that very name.
[[ $version != v* ]] || die "Name the version without a v, as ${version#v}: tags and archives have none."
[[ $version =~ ^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-(alpha|beta|RC)[1-9][0-9]*)?$ ]] ||
    die "'$version' is no version: name one such as 1.2.3 or 1.2.3-RC1."

[ -z "$(git status --porcelain)" ] || die "There are changes that are not committed: commit them, or put them away with 'git stash --include-untracked'."

found=$(package_version)
[ "$found" = "$version" ] || die "Cargo.toml has version $found: write $version there, and commit it."
found=$(sed -n "/^name = \"$extension\"\$/{n;s/^version = \"\(.*\)\"/\1/p}" Cargo.lock)
[ "$found" = "$version" ] || die "Cargo.lock has version $found: run 'cargo update --workspace', and commit it."
! grep -Eq '^ {4}"version"' composer.json || die 'composer.json names a version: take it out, since Packagist takes that of the tag.'

# The first two sections, and what is between their headings.
heading=$(grep '^## ' CHANGELOG.md | sed -n 1p)
[ "$heading" = '## [Unreleased]' ] || die "CHANGELOG.md begins with '$heading': put an empty section '## [Unreleased]' above it."
heading=$(grep '^## ' CHANGELOG.md | sed -n 2p)
[[ $heading =~ ^'## ['"$version"'] - '([0-9]{4}-[0-9]{2}-[0-9]{2})$ ]] && date=${BASH_REMATCH[1]} &&
    date -d "$date" >/dev/null 2>&1 ||
    die "CHANGELOG.md has no '## [$version] - YYYY-MM-DD' right below [Unreleased]: put that heading above what is new, with the day of the release."
[ -z "$(sed -n '/^## \[Unreleased\]/,/^## \[[0-9]/{/^## /!p}' CHANGELOG.md | tr -d '[:space:]')" ] ||
    die "CHANGELOG.md has lines under [Unreleased]: move them to $version, or take them out."
[ -n "$(awk '/^## /{n++; next} n == 2' CHANGELOG.md | tr -d '[:space:]')" ] || die "CHANGELOG.md says nothing about $version: write what a user notices."

! grep -q '^## Unreleased' UPGRADING.md || die "UPGRADING.md has a section Unreleased: name it $version, or take it out."
unpublished=$(git grep -lE 'Nothing is published yet|尚未发布任何' -- README.md README.zh-CN.md docs | tr '\n' ' ') || true
[ -z "$unpublished" ] || die "These pages say that nothing is published yet: take that out of ${unpublished% }."

# The workflow that a tag starts checks that very commit.
tagged=$(git rev-parse --quiet --verify "refs/tags/$version^{commit}") || tagged=
[ -z "$tagged" ] || { [ -n "$only_check" ] && [ "$tagged" = "$(git rev-parse HEAD)" ]; } ||
    die "The tag $version is there already, on $(git rev-parse --short "$tagged"): take the next version, since others may have that one."

if [ -n "$only_check" ]; then
    say "release: $version can be released"
    exit
fi
branch=$(git branch --show-current)
[ -n "$branch" ] || die "No branch is checked out: run 'git switch main', since the release's commit has to be on one."
git tag --annotate --message "$extension $version" "$version"
say "The tag $version is made, on this machine alone ('git tag -d $version' takes it back). If .ci/run has passed, publish it with:" \
    "    git push origin $branch" \
    "    git push origin $version"
