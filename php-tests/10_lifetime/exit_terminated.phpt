--TEST--
Lifetime: SIGTERM ends a blocked recv() as it ends PHP
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$command = [...php_command(), '-r', '$client = new WebSocketClient($argv[1]); $client->connect(); $client->recv();', '--', $peer->url()];
$process = proc_open($command, [], $pipes);
$peer->waitFor('open');
proc_terminate($process);
$start = elapsed();
var_dump(eventually(fn() => !proc_get_status($process)['running'], 5.0));
assert_within(elapsed($start), 0.0);
proc_terminate($process, 9);
proc_close($process);
?>
--EXPECT--
bool(true)
returned within its limit
