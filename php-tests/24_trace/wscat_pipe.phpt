--TEST--
examples/wscat.php: lines from a pipe, and its commands
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$peer = python_peer();
$lines = ['hello', '{"a":[1,{"b":2.0}]}', '/json', '{"a":[1,{"b":2.0}]}', 'no json', '/binary 00 ff', '/binary xyz', '/nonsense', "\x1b[31mred"];
wscat(['--wait', '0.5', $peer->url()], implode("\n", $lines), ['PEER' => $peer->port]);
wscat(['-w', '0.2', $peer->url()], "one\n/close 4000 enough\nnever sent\n", ['PEER' => $peer->port]);
wscat(['-b', '-x', 'first', '--execute', 'second', '-w', '0.5', $peer->url()], '', ['PEER' => $peer->port]);
?>
--EXPECT--
