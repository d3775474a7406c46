--TEST--
scripts/release.sh: says what is missing from a release, one thing after the other, and then makes its tag
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
$root = dirname(__DIR__, 2);
$clone = sys_get_temp_dir() . '/websocket-release-' . getmypid();

/** Prints what a command says in the clone. */
function run(string $command): void
{
    global $clone;
    exec('cd ' . escapeshellarg($clone) . " && $command 2>&1", $lines, $status);
    echo str_replace($clone, 'CLONE', implode("\n", $lines)), $lines ? "\n" : '', $status ? "status $status\n" : '';
}

/** Changes a file of the clone by a regular expression, and commits that. */
function change(string $file, string $pattern, string $replacement): void
{
    global $clone;
    $old = file_get_contents("$clone/$file");
    $new = preg_replace($pattern, $replacement, $old);
    file_put_contents("$clone/$file", $new);
    $new !== $old ? run('git commit -qam change') : print("$file has no $pattern\n");
}

mkdir($clone);
$files = 'Cargo.toml Cargo.lock CHANGELOG.md UPGRADING.md README.md README.zh-CN.md docs scripts';
exec('cd ' . escapeshellarg($root) . " && cp -r $files " . escapeshellarg($clone));
run('git init -q . && git config user.name A && git config user.email a@example.org && git add . && git commit -qm first');

run('scripts/release.sh');
run('scripts/release.sh v9.8.7');
file_put_contents("$clone/new", '');
run('scripts/release.sh 9.8.7');
unlink("$clone/new");
run('scripts/release.sh 9.8.7 | sed s/says.*and/says,/');
change('Cargo.toml', '/^version = ".*"/m', 'version = "9.8.7"');
run('scripts/release.sh 9.8.7 | sed s/says.*and/says,/');
change('Cargo.lock', '/(name = "websocket_client"\nversion = ").*"/', '${1}9.8.7"');
run('scripts/release.sh 9.8.7');
change('CHANGELOG.md', '/^## \[Unreleased\]/m', '## [9.8.7] - 2030-01-02');
run('scripts/release.sh 9.8.7');
change('CHANGELOG.md', '/^## \[9.8.7\]/m', "## [Unreleased]\n\n- Something.\n\n\$0");
run('scripts/release.sh 9.8.7');
change('CHANGELOG.md', '/^- Something.\n/m', '');
run('scripts/release.sh 9.8.7');
change('UPGRADING.md', '/^## Unreleased/m', '## 9.8.7');
// Once it is, no page says so any more.
file_put_contents("$clone/README.md", "Nothing is published yet.\n", FILE_APPEND);
run('git commit -qam unpublished');
run('scripts/release.sh 9.8.7 | sed "s/: README.md.*Please/: README.md ... Please/"');
run('sed -i "/Nothing is published yet/d; /尚未发布任何/d" README* docs/*.md && git commit -qam published');
run('scripts/release.sh --check 9.8.7');
run('git tag');
run('scripts/release.sh 9.8.7');
run('git tag -n');
run('scripts/release.sh 9.8.7');
exec('rm -rf ' . escapeshellarg($clone));
?>
--EXPECT--
usage: scripts/release.sh [--check] VERSION, and VERSION is as in 0.1.0
status 1
usage: scripts/release.sh [--check] VERSION, and VERSION is as in 0.1.0
status 1
There are changes that are not committed. Please commit them, or stash them.
status 1
Cargo.toml says 0.1.0, and not 9.8.7. Please set the version in Cargo.toml, and run 'cargo check' for Cargo.lock.
Cargo.lock says 0.1.0, and not 9.8.7. Please set the version in Cargo.toml, and run 'cargo check' for Cargo.lock.
CHANGELOG.md has no '## [9.8.7] - YEAR-MONTH-DAY'. Please give what is under Unreleased that heading.
status 1
CHANGELOG.md has no '## [Unreleased]' for what comes next. Please add one above 9.8.7.
status 1
CHANGELOG.md has something under Unreleased. Please move it to 9.8.7.
status 1
UPGRADING.md has a section Unreleased. Please name it 9.8.7.
status 1
These pages still say that nothing is published: README.md README.zh-CN.md docs/archives.md docs/archives.zh-CN.md docs/install.md docs/install.zh-CN.md. Please take that out.
This is 9.8.7, and may be released.
The tag 9.8.7 was made here. This publishes it, and a workflow then makes the archives and a draft of the release:
    git push origin 9.8.7
This takes it back:
    git tag --delete 9.8.7
9.8.7           websocket_client 9.8.7
There is a tag 9.8.7 already. Please take the next version.
status 1
