--TEST--
WebSocketClient::connect(): opens a new connection when close() was left by a signal handler's exception
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['upgrade'], ['hang']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'new'], ['answer_close']],
]);
$client = connected($peer, closeTimeout: 30.0);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
pcntl_alarm(1);
attempt(fn() => $client->close());
$start = elapsed();
$client->connect();
assert_within(elapsed($start), 0.0);
var_dump($client->getState());
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
DomainException: enough
returned within its limit
enum(WebSocketClient\State::Open)
new
