--TEST--
examples/wscat.php: at a terminal, with editing, history and Ctrl-C
--SKIPIF--
<?php
require __DIR__ . '/../helpers/peer.inc';
function_exists('readline_on_new_line') && extension_loaded('pcntl') or die('skip needs readline and pcntl');
exec(tool('venv/bin/python') . ' -c "import pty; pty.openpty()" 2>&1', $output, $status);
$status === 0 or die('skip this system has no pseudo-terminals: mount devpts');
?>
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$home = sys_get_temp_dir() . '/websocket-home-' . getmypid();
mkdir($home);
$peer = python_peer();
$wscat = new Wscat([$peer->url()], ['HOME' => $home, 'TERM' => 'xterm'], terminal: true);
var_dump($wscat->waitFor('Ctrl-C ends'));
$wscat->type("helloo\x7f\r");
var_dump($wscat->waitFor("\033[36m< hello\033[0m"));
$peer->waitFor('open');
// What comes while somebody types stands above the line.
$wscat->type('half');
var_dump($wscat->waitFor('half'));
$peer->command('fragments pushed');
var_dump($wscat->waitFor("\033[K\033[36m< pushed\033[0m"));
$wscat->type(" line\r");
var_dump($wscat->waitFor('< half line'));
// Nothing that a server says steers the terminal.
$peer->command("fragments \x1b[31m\u{9b}red");
var_dump($wscat->waitFor('< \x1b[31m\xc2\x9bred'));
$wscat->type("\x03");
echo 'status ', $wscat->status(), ', code ', $peer->waitFor('closed')['code'], "\n";
// libedit has a first line of its own, and writes spaces its own way.
echo str_replace(["_HiStOrY_V2_\n", '\040'], ['', ' '], file_get_contents("$home/.wscat_history"));
unlink("$home/.wscat_history");
rmdir($home);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
status 0, code 1000
hello
half line
