--TEST--
WebSocketClient: hundreds of signals a second take no byte from messages, and no connection from connect()
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip memcheck has no time for hundreds of signals a second');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = python_peer($peerOptions + ['max_size' => 32 << 20]);
    $handled = 0;
    pcntl_async_signals(true);
    pcntl_signal(SIGUSR1, function () use (&$handled) {
        $handled++;
    });
    $storm = new Script(<<<'PHP'
        while (exec("kill -USR1 $argv[1] 2>&1") === '') {
            usleep(1000);
        }
        PHP, [getmypid()]);
    eventually(fn() => $handled > 0);
    $right = 0;
    for ($i = 0; $i < 10; $i++) {
        $client = connected($peer, ...$options + ['receiveTimeout' => 60.0, 'sendTimeout' => 60.0]);
        $bytes = random_bytes(1 << 20);
        for ($j = 0; $j < 3; $j++) {
            $client->sendBinary($bytes);
            $right += (int) ($client->recv()->data === $bytes);
            $client->ping(30.0);
        }
        $client->close();
        $codes[$scheme][] = $client->getCloseCode();
    }
    $storm->end();
    pcntl_signal(SIGUSR1, SIG_IGN);
    echo "$scheme: $right messages, ", json_encode(array_unique($codes[$scheme])), ', ';
    echo $handled > 100 ? 'many signals' : "$handled signals", "\n";
}
?>
--EXPECT--
ws: 30 messages, [1000], many signals
wss: 30 messages, [1000], many signals
