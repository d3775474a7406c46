--TEST--
examples/fibers.php: every feed in its Fiber, all of their messages, over a lost connection, each to its own end
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip the test needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';
require __DIR__ . '/page.inc';

$peers = $urls = [];
foreach (['a', 'b', 'c'] as $name) {
    $peers[$name] = python_peer();
    $urls[$name] = $peers[$name]->url("/$name");
}
$script = Script::file(root() . '/examples/fibers.php', ...array_values($urls));
foreach ($peers as $peer) {
    $peer->waitFor('open');
}
// Nobody is waited for while others have something.
$peers['b']->command('flood 50 10');
$script->waitFor("{$urls['b']}: 00000049");
$peers['c']->command('push 0.01 3');
$script->waitFor("{$urls['c']}: push 3\n");
$peers['b']->command('close 1000 done');
$script->waitFor('was closed by the server with code 1000 (normal closure): "done"');
// Two have something at once.
$peers['a']->command('flood 20 10');
$peers['c']->command('flood 30 10');
$script->waitFor("{$urls['a']}: 00000019");
$script->waitFor("{$urls['c']}: 00000029");
$peers['a']->command('close 1000 done');
$peers['c']->command('drop');
$peers['c']->waitFor('open');
$peers['c']->command('push 0.01 1');
eventually(fn() => substr_count($script->output(), "{$urls['c']}: push 1\n") === 2, 20.0)
    or fail($script->output());
$peers['c']->command('close 1000 done');
ob_start();
$status = $script->finish();
preg_match_all('~^(\S+): (push \d|\d{8})~m', ob_get_clean(), $lines, PREG_SET_ORDER);
echo "status $status\n";
foreach ($urls as $name => $url) {
    $mine = array_column(array_filter($lines, fn(array $line) => $line[1] === $url), 2);
    $numbers = array_map(intval(...), preg_grep('/^\d/', $mine));
    echo "$name: ", implode(', ', preg_grep('/push/', $mine)), '; ', count($numbers);
    echo array_values($numbers) === range(0, count($numbers) - 1) ? " in order\n" : " out of order\n";
}
$status = Script::file(root() . '/examples/fibers.php')->finish();
echo "status $status\n";
?>
--EXPECTF--
status 0
a: ; 20 in order
b: ; 50 in order
c: push 1, push 2, push 3, push 1; 30 in order
usage: php %sfibers.php URL...
status 2
