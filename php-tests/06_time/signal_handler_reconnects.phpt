--TEST--
WebSocketClient::sendBinary(): a signal handler replaces the connection, and the message does not go on in the new one
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['upgrade'], ['hang']],
    [['upgrade'], ['read_frame', 'opcode' => 1], ['answer_close']],
], ['receive_buffer' => 4096]);
$client = connected($peer, closeTimeout: 0.2, sendTimeout: 30.0);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($client) {
    attempt(fn() => $client->close());
    $client->connect();
    echo "reconnected\n";
});
pcntl_alarm(1);
$start = elapsed();
$e = attempt(fn() => $client->sendBinary(str_repeat('x', 32 << 20)));
assert_within(elapsed($start), 1.2, 5.0);
describe_closure($e);
var_dump($client->isConnected());
$client->send('first of all');
$frame = $peer->waitFor('frame');
var_dump($frame['connection'], $frame['fin'], $frame['masked'], $frame['text']);
$client->close();
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 0.2 s (closeTimeout); the connection was closed
reconnected
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client while a call waited for it
returned within its limit
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by client
bool(true)
int(2)
bool(true)
bool(true)
string(12) "first of all"
