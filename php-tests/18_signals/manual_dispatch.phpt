--TEST--
WebSocketClient: without asynchronous signals calls go on, and the handler runs at the next pcntl_signal_dispatch()
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

pcntl_async_signals(false);
$handled = 0;
pcntl_signal(SIGALRM, function () use (&$handled) {
    $handled++;
});
$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 1 << 18]);
$silent = scripted_peer([['hang']]);
$client = connected($peer, sendTimeout: 1.5, closeTimeout: 1.5, pingInterval: null);
$other = connected($peer, closeTimeout: 1.5);
$calls = [
    'connect' => fn() => (new WebSocketClient($silent->url(), connectTimeout: 1.5))->connect(),
    'recv' => fn() => $client->recv(1.5),
    'ping' => fn() => $client->ping(1.5),
    'send' => fn() => $client->sendBinary(str_repeat('x', 16 << 20)),
    'close' => fn() => $other->close(),
];
foreach ($calls as $method => $call) {
    $start = elapsed();
    pcntl_alarm(1);
    try {
        $call();
    } catch (WebSocketClient\TimeoutException $e) {
        echo "$e->operation: ";
    }
    assert_waited(elapsed($start), 1.5);
    echo $handled, ' before, ';
    pcntl_signal_dispatch();
    echo $handled, " after\n";
}
?>
--EXPECT--
connect: waited out its limit
0 before, 1 after
waited out its limit
1 before, 2 after
ping: waited out its limit
2 before, 3 after
send: waited out its limit
3 before, 4 after
close: waited out its limit
4 before, 5 after
