--TEST--
WebSocketClient::recv(): an exception thrown in a signal handler leaves the call, and the connection stays usable
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
pcntl_alarm(1);
$start = elapsed();
attempt(fn() => $client->recv(20.0));
assert_waited(elapsed($start), 1.0);
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
DomainException: enough
waited out its limit
still here
