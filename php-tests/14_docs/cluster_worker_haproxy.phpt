--TEST--
docs/clusters.md: examples/cluster.php behind HAProxy gets over kill -9 of its node, sends its report again and ends with SIGTERM
--SKIPIF--
<?php
require __DIR__ . '/../helpers/cluster.inc';
skip_without('haproxy');
extension_loaded('pcntl') or die('skip the worker needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/page.inc';

$nodes = ['a' => new ExampleNode('a'), 'b' => new ExampleNode('b')];
$balancer = balancer_of_page('haproxy', $port = free_port(), $nodes['a'], $nodes['b']);
$worker = new Worker("ws://127.0.0.1:$port/");

// A report goes out at every fifth number and is stored three seconds later: when the first one is, the second one is on
// its way. The numbers after that come after its acknowledgement.
$first = $worker->follow(1);
[, $stored] = $nodes[$first]->program->waitFor('/has stored (\S+)/');
$worker->follow(2);
$nodes[$first]->kill();

$worker->program->waitFor('/connected to \S+, again/');
$second = $worker->follow(1);
echo 'subscribed again on the ', $second === $first ? 'same' : 'other', " node\n";
echo $worker->missing() === $worker->missed() ? "says what is missing\n" : $worker->program->output();

$again = $worker->sentAgain();
foreach ($again as $report) {
    $nodes[$second]->program->waitFor("/has stored $report$/m");
}
echo $again === [] ? "nothing was sent again\n" : "what was sent again was stored\n";
echo in_array($stored, $again, true) ? "also what had been acknowledged\n" : "nothing that had been acknowledged\n";

$worker->program->signal(SIGTERM);
echo 'status ', $worker->program->status(), "\n";
echo substr($worker->program->waitFor('/ stopped.*/')[0], 1), "\n";
?>
--EXPECT--
subscribed again on the other node
says what is missing
what was sent again was stored
nothing that had been acknowledged
status 0
stopped, 0 reports not acknowledged
