--TEST--
Lifetime: a process that is killed leaves the peer an end, not a hang
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$command = [...php_command(), '-r', '$client = new WebSocketClient($argv[1]); $client->connect(); sleep(30);', '--', $peer->url()];
$process = proc_open($command, [], $pipes);
$peer->waitFor('open');
proc_terminate($process, 9);
proc_close($process);
var_dump($peer->waitFor('closed')['code']);
?>
--EXPECT--
int(1006)
