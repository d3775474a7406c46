--TEST--
WebSocketClient::recv(): a signal handler runs, and the limit counts, while the peer never stops sending pings
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['flood', 'bytes' => str_repeat("\x89\x0aten bytes.", 2000)]]);
$client = connected($peer);
$handled = null;
$start = elapsed();
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($start, &$handled) {
    $handled = elapsed($start);
});
pcntl_alarm(1);
var_dump($client->recv(3.0));
assert_waited(elapsed($start), 3.0);
assert_waited($handled ?? INF, 1.0, 1.0);
var_dump($client->getState());
?>
--EXPECT--
NULL
waited out its limit
waited out its limit
enum(WebSocketClient\State::Open)
