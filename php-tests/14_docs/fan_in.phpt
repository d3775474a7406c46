--TEST--
examples/fan_in.php: what feeds send, over a connection that is lost, until a signal, or until none is left
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip the example needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';
require __DIR__ . '/page.inc';

foreach ([SIGINT, SIGTERM] as $signal) {
    $steady = python_peer(['greeting' => ['first of steady']]);
    $flaky = scripted_peer([
        [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'before'], ['wait_command'], ['reset']],
        [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'after'], ['answer_close']],
    ]);
    $nobody = free_port();
    $urls = [$steady->url(), "ws://127.0.0.1:$nobody/", $flaky->url()];
    $script = Script::file(root() . '/examples/fan_in.php', ...$urls);
    $script->waitFor('following 2');
    $script->waitFor($steady->url() . ": first of steady\n");
    $script->waitFor($flaky->url() . ": before\n");
    $flaky->waitFor('waiting');
    $flaky->go();
    // The other one goes on meanwhile.
    $steady->command('push 0.01 3');
    $script->waitFor($steady->url() . ": push 3\n");
    $script->waitFor($flaky->url() . ": after\n");
    $script->signal($signal);
    ob_start();
    $status = $script->finish();
    ob_end_clean();
    $output = $script->output();
    echo "status $status, left ", $steady->waitFor('closed')['code'], "\n";
    preg_match_all('/ (left out: Could not connect|The connection to \S+ was lost|stopped$)/m', $output, $notes);
    echo str_replace($flaky->url(), 'URL', implode("\n", $notes[1])), "\n";
}

// In connect(), too.
$stuck = scripted_peer([['read_request'], ['hang']]);
$script = Script::file(root() . '/examples/fan_in.php', $stuck->url());
$stuck->waitFor('request');
$script->signal(SIGINT);
ob_start();
$status = $script->finish(9.0);
echo preg_replace('/^\S+ /m', '', ob_get_clean()), "status $status\n";

$ending = python_peer(['greeting' => ['only']]);
$script = Script::file(root() . '/examples/fan_in.php', $ending->url());
$script->waitFor(': only');
$ending->command('close 1000 done');
ob_start();
$status = $script->finish();
echo strstr(ob_get_clean(), 'no feed is left'), "status $status\n";
$status = Script::file(root() . '/examples/fan_in.php', 'ws://127.0.0.1:' . free_port())->finish();
echo "status $status\n";
$status = Script::file(root() . '/examples/fan_in.php')->finish();
echo "status $status\n";
?>
--EXPECTF--
status 0, left 1000
left out: Could not connect
The connection to URL was lost
stopped
status 0, left 1000
left out: Could not connect
The connection to URL was lost
stopped
stopped
status 0
no feed is left
status 0
%s left out: %s
%s no feed could be reached
status 1
usage: php %sfan_in.php URL...
status 2
