--TEST--
scripts/release.sh: refuses with a sentence until all that names the version agrees, then makes the tag, here alone
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
$root = dirname(__DIR__, 2);
$folder = sys_get_temp_dir() . '/websocket-release-' . getmypid();
mkdir("$folder/home", recursive: true);
$run = function (string $command) use ($folder): string {
    $environment = "PATH='" . getenv('PATH') . "' HOME='$folder/home' GIT_CONFIG_NOSYSTEM=1";
    exec("cd '$folder/clone' && env -i $environment sh -c " . escapeshellarg($command) . ' 2>&1', $lines, $status);
    return implode("\n", $lines) . ($status === 0 ? '' : "\nstatus $status");
};
$edit = function (string $file, string $pattern, string $to) use ($folder, $run): void {
    $text = preg_replace($pattern, $to, file_get_contents("$folder/clone/$file"), 1, $count);
    $count === 1 or print "$file has no $pattern\n";
    file_put_contents("$folder/clone/$file", $text);
    $run("git commit -qam '$file'");
};

mkdir("$folder/clone");
foreach (['Cargo.toml', 'Cargo.lock', 'CHANGELOG.md', 'composer.json', 'scripts'] as $name) {
    exec('cp -r ' . escapeshellarg("$root/$name") . " '$folder/clone/'");
}
file_put_contents("$folder/clone/UPGRADING.md", "# Upgrading\n\n## Unreleased\n");
file_put_contents("$folder/clone/README.md", "Nothing is published yet.\n");
file_put_contents("$folder/clone/CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [1.2.2] - 2026-01-01\n\n- Another.\n");
echo $run('git init -qb main && git config user.name x && git config user.email x@localhost && git add -A && git commit -qm clone');
$now = preg_match('/^version = "(.*)"/m', file_get_contents("$root/Cargo.toml"), $match) ? $match[1] : 'none';
$release = function (string $arguments) use ($run, $now): void {
    echo str_replace($now, 'NOW', $run("scripts/release.sh $arguments")), "\n";
};

$release('v1.2.3');
$release('1.2');
$release('--check 1.2.3');
$edit('Cargo.toml', '/^version = .*$/m', 'version = "1.2.3"');
$release('--check 1.2.3');
$edit('Cargo.lock', '/(\nname = "websocket_client"\nversion = )".*"/', '$1"1.2.3"');
$edit('composer.json', '/{/', "{\n    \"version\": \"1.2.3\",");
$release('1.2.3');
$edit('composer.json', '/\n.*"version".*/', '');
$release('1.2.3');
$edit('CHANGELOG.md', '/## .Unreleased./', '## [1.2.3] - 2026-02-30');
$release('1.2.3');
$edit('CHANGELOG.md', '/(?=## )/', "## [Unreleased]\n\n");
$release('1.2.3');
$edit('CHANGELOG.md', '/2026-02-30/', '2026-02-28');
$edit('CHANGELOG.md', '/(?<=Unreleased.)/', "\n\n- Too early.");
$release('1.2.3');
$edit('CHANGELOG.md', '/\n- Too early./', '');
$edit('CHANGELOG.md', '/### Added\n\n- A thing./', '');
$release('1.2.3');
$edit('CHANGELOG.md', '/(?<=2026-02-28)/', "\n\n- A thing.");
$release('1.2.3');
$edit('UPGRADING.md', '/Unreleased/', '1.2.3');
$release('1.2.3');
$edit('README.md', '/Nothing is published yet./', '');
touch("$folder/clone/new");
$release('1.2.3');
unlink("$folder/clone/new");
echo 'tags: ', $run('git tag'), "\n\n";

$release('--check 1.2.3');
$run('git checkout -q --detach');
$release('1.2.3');
$run('git switch -q main');
echo 'tags: ', $run('git tag'), "\n\n";
$release('1.2.3');
echo $run('git cat-file -t 1.2.3; git tag -n1; git status --porcelain'), "\n\n";

// As in the workflow that the tag starts; then not on that commit.
$release('--check 1.2.3');
$release('1.2.3');
$edit('composer.json', '/native/', 'Native');
$release('--check 1.2.3');
exec('rm -rf ' . escapeshellarg($folder));
?>
--EXPECTF--
Name the version without a v, as 1.2.3: tags and archives have none.
status 1
'1.2' is no version: name one such as 1.2.3 or 1.2.3-RC1.
status 1
Cargo.toml has version NOW: write 1.2.3 there, and commit it.
status 1
Cargo.lock has version NOW: run 'cargo update --workspace', and commit it.
status 1
composer.json names a version: take it out, since Packagist takes that of the tag.
status 1
CHANGELOG.md has no '## [1.2.3] - YYYY-MM-DD' right below [Unreleased]: put that heading above what is new, with the day of the release.
status 1
CHANGELOG.md begins with '## [1.2.3] - 2026-02-30': put an empty section '## [Unreleased]' above it.
status 1
CHANGELOG.md has no '## [1.2.3] - YYYY-MM-DD' right below [Unreleased]: put that heading above what is new, with the day of the release.
status 1
CHANGELOG.md has lines under [Unreleased]: move them to 1.2.3, or take them out.
status 1
CHANGELOG.md says nothing about 1.2.3: write what a user notices.
status 1
UPGRADING.md has a section Unreleased: name it 1.2.3, or take it out.
status 1
These pages say that nothing is published yet: take that out of README.md.
status 1
There are changes that are not committed: commit them, or put them away with 'git stash --include-untracked'.
status 1
tags: 

release: 1.2.3 can be released
No branch is checked out: run 'git switch main', since the release's commit has to be on one.
status 1
tags: 

The tag 1.2.3 is made, on this machine alone ('git tag -d 1.2.3' takes it back). If .ci/run has passed, publish it with:
    git push origin main
    git push origin 1.2.3
tag
1.2.3           websocket_client 1.2.3

release: 1.2.3 can be released
The tag 1.2.3 is there already, on %x: take the next version, since others may have that one.
status 1
The tag 1.2.3 is there already, on %x: take the next version, since others may have that one.
status 1
