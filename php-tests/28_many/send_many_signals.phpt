--TEST--
WebSocketClient::sendMany(): signal handlers run while it waits; one that throws leaves whole messages behind
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../17_streaming/streaming.inc';

pcntl_async_signals(true);
$peer = scripted_peer([['upgrade'], ['read_slowly', 'size' => 65536, 'delay' => 0.01]], ['receive_buffer' => 65536]);
$client = connected($peer, sendTimeout: 30.0);
$handled = 0;
pcntl_signal(SIGALRM, function () use (&$handled, $client) {
    $handled++ or attempt(fn() => $client->send('from the handler'));
});
pcntl_alarm(1);
$client->sendMany(array_fill(0, 1500, random_bytes(1 << 13)), true);
var_dump($handled);

// What had begun to leave when the handler threw leaves whole.
pcntl_signal(SIGALRM, fn() => throw new DomainException('from the handler'));
pcntl_alarm(1);
attempt(fn() => $client->sendMany(array_fill(0, 3000, random_bytes(1 << 13)), true));
$client->send('next');
echo $client->getState()->name, "\n";
?>
--EXPECT--
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
int(1)
DomainException: from the handler
Open
