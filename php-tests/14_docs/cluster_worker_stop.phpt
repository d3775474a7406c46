--TEST--
docs/clusters.md: examples/cluster.php ends with status 0 when it is stopped before it could connect, and with 1 when it is refused
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip the worker needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/page.inc';

foreach ([SIGTERM, SIGINT] as $signal) {
    $nobody = free_port();
    $worker = new Worker("ws://127.0.0.1:$nobody/");
    $worker->program->waitFor('/attempt 2 in/');
    $worker->program->signal($signal);
    echo 'status ', $worker->program->status(), "\n";
    echo substr($worker->program->waitFor('/ stopped.*/')[0], 1), "\n";
}

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"]]);
$worker = new Worker($peer->url());
echo 'status ', $worker->program->status(), "\n";
echo substr($worker->program->waitFor('/ gave up/')[0], 1), "\n";

$worker = new Worker();
echo 'status ', $worker->program->status(), "\n";
?>
--EXPECT--
status 0
stopped, 0 reports not acknowledged
status 0
stopped, 0 reports not acknowledged
status 1
gave up
status 2
