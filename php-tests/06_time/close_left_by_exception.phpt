--TEST--
WebSocketClient::close(): left by a signal handler's exception, it still ends by closeTimeout
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
$client = connected($peer, closeTimeout: 2.5);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
pcntl_alarm(1);
$start = elapsed();
attempt(fn() => $client->close());
assert_waited(elapsed($start), 1.0, 1.0);
var_dump($client->getState(), $client->isConnected());
$sent = elapsed();
attempt(fn() => $client->send('too late'));
assert_within(elapsed($sent), 0.0, 0.4);
describe_closure(attempt(fn() => $client->recv(20.0)));
assert_waited(elapsed($start), 2.5);
var_dump($client->getState());
$client->connect();
echo $client->recv(), "\n";
$client->close();
?>
--EXPECTF--
DomainException: enough
waited out its limit
enum(WebSocketClient\State::Closing)
bool(false)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ is being closed by this client
returned within its limit
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client; the server did not answer the Close frame in time (closeTimeout)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by client
waited out its limit
enum(WebSocketClient\State::Closed)
new
