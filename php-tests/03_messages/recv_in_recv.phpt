--TEST--
WebSocketClient::recv(): a recv() inside a recv() of the same client throws; sending inside it works
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
pcntl_signal(SIGALRM, function () use ($client) {
    attempt(fn() => $client->recv());
    $client->send('from the handler');
});
pcntl_alarm(1);
echo $client->recv(), "\n";
?>
--EXPECT--
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
from the handler
