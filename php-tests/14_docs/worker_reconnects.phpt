--TEST--
examples/worker.php: gets over a lost connection, says that it is ready again, and SIGTERM ends it in an outage
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

$peer = scripted_peer([
    [['upgrade'], ['read_frame'], ['reset']],
    [['upgrade'], ['read_frame'], ['send_close', 'code' => 1012], ['answer_close']],
]);
$worker = Script::file(__DIR__ . '/../../examples/worker.php', $peer->url());
for ($i = 0; $i < 2; $i++) {
    $frame = $peer->waitFor('frame', 20.0);
    echo $frame['connection'], ' ', $frame['text'], "\n";
}
// It waits for at least five seconds now, as 1012 wants.
$peer->waitFor('closed');
$worker->waitFor('attempt');
eventually(fn() => substr_count($worker->output(), 'attempt') === 2);
$worker->signal(SIGTERM);
$start = elapsed();
ob_start();
$status = $worker->finish();
ob_end_clean();
echo $status, ', ', preg_match('/stopped, closed with \d+/', $worker->output(), $end) ? $end[0] : $worker->output(), "\n";
assert_within(elapsed($start), 0.0);
?>
--EXPECT--
1 {"ready":true}
2 {"ready":true}
0, stopped, closed with 1012
returned within its limit
