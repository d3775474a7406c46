--TEST--
WebSocketClient::sendFragments(): signal handlers run while it waits and between chunks; one that throws costs a message that was begun
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/streaming.inc';

pcntl_async_signals(true);

// An array runs no PHP code between its chunks.
$peer = scripted_peer([['upgrade'], ['read_slowly', 'size' => 65536, 'delay' => 0.01]], ['receive_buffer' => 65536]);
$client = connected($peer, sendTimeout: 30.0);
$handled = 0;
pcntl_signal(SIGALRM, function () use (&$handled, $client) {
    $handled++ or attempt(fn() => $client->send('from the handler'));
});
pcntl_alarm(1);
$client->sendFragments(array_fill(0, 150, random_bytes(1 << 16)), true);
var_dump($handled);

$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 65536]);
$client = connected($peer, sendTimeout: 30.0);
pcntl_signal(SIGALRM, fn() => throw new DomainException('from the handler'));
pcntl_alarm(1);
attempt(fn() => $client->sendFragments(array_fill(0, 40, random_bytes(1 << 20)), true));
describe_state($client);
?>
--EXPECTF--
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
int(1)
DomainException: from the handler
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: half a message had been sent when it was given up
