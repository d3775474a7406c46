--TEST--
WebSocketClient::recv(): signals neither end nor prolong the wait
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
$start = elapsed();
var_dump($client->recv(2.0));
assert_waited(elapsed($start), 2.0);
var_dump($signals);
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
NULL
waited out its limit
int(1)
still here
