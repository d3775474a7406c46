--TEST--
docs/clusters.md: examples/cluster.php says which numbers it has missed while all nodes were down
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip the worker needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/page.inc';

// Two endpoints and no balancer. The nodes keep ten numbers, which are five seconds.
$nodes = ['a' => new ExampleNode('a'), 'b' => new ExampleNode('b')];
$worker = new Worker($nodes['a']->url(), $nodes['b']->url());
$worker->follow(2);
array_map(fn(ExampleNode $node) => $node->kill(), $nodes);
$last = array_key_last($worker->numbers());
$worker->program->waitFor('/attempt 3 in/');
eventually(fn() => time() * 2 > $last + 14) or fail('time stands still');
$nodes['b']->start();

$worker->program->waitFor('/ missed: /', 40.0);
$worker->follow(1);
var_dump(count($worker->missing()) > 3, $worker->missing() === $worker->missed());

$worker->program->signal(SIGINT);
echo 'status ', $worker->program->status(), "\n";
?>
--EXPECT--
bool(true)
bool(true)
status 0
