--TEST--
Heartbeat: the thread takes no signals; PHP's handlers run
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$signals = 0;
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use (&$signals) {
    $signals++;
});
pcntl_alarm(1);
// Interrupted: sleep() returns what was left of it.
var_dump(sleep(10) > 5, $signals);
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
bool(true)
int(1)
still here
