--TEST--
WebSocketClient::recv(): a signal that pcntl_sigprocmask() blocks stays blocked while it waits
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

$peer = python_peer();
$client = connected($peer);
$handled = 0;
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use (&$handled) {
    $handled++;
});
pcntl_sigprocmask(SIG_BLOCK, [SIGALRM]);
pcntl_alarm(1);
$start = elapsed();
var_dump($client->recv(1.5));
assert_waited(elapsed($start), 1.5);
echo "$handled handled\n";
pcntl_sigprocmask(SIG_UNBLOCK, [SIGALRM]);
echo "$handled handled\n";
?>
--EXPECT--
NULL
waited out its limit
0 handled
1 handled
