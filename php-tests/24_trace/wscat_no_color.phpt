--TEST--
examples/wscat.php: at a terminal there are colours, but not with NO_COLOR, which is of no effect when it is empty
--SKIPIF--
<?php
require __DIR__ . '/../helpers/peer.inc';
exec(tool('venv/bin/python') . ' -c "import pty; pty.openpty()" 2>&1', $output, $status);
$status === 0 or die('skip this system has no pseudo-terminals: mount devpts');
?>
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$peer = python_peer();
foreach (['', '1'] as $value) {
    $wscat = new Wscat(['-w', '0.2', '-x', 'hello', $peer->url()], ['NO_COLOR' => $value], terminal: true);
    $wscat->status();
    $output = $wscat->output();
    var_dump(str_contains($output, '< hello'), str_contains($output, "\033[36m"), str_contains($output, "\033[33m"));
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(false)
