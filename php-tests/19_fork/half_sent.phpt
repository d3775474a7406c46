--TEST--
Fork: in a signal handler in the middle of a message that leaves, children send none of the rest
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    $peer = scripted_peer([
        [['upgrade'], ['wait_command'], ['read_frame', 'opcode' => 2], ['read_frame', 'opcode' => 1], ['answer_close']],
        [['upgrade'], ['answer_close']],
    ], $peerOptions + ['receive_buffer' => 1 << 18]);
    $script = new Script(forking(<<<'PHP'
        $client = new WebSocketClient($url, sendTimeout: 60.0, closeTimeout: 30.0, pingInterval: 0.1, tls: $tls);
        $client->connect();
        $me = getmypid();
        $children = [];
        $deeds = [
            fn() => exit(thrown_by(fn() => $client->send('stray')) === 'WebSocketClient\Exception' ? 0 : 1),
            fn() => $client->close(),
            function () use ($client) {
                $client->connect();
                $client->close();
            },
            fn() => kill_me('KILL'),
            fn() => kill_me('SEGV'),
            fn() => exit(5),
            fn() => pcntl_exec('/bin/sh', ['-c', 'exit 6']),
            fn() => throw new DomainException('left by an exception'),
        ];
        pcntl_async_signals(true);
        pcntl_signal(SIGALRM, function () use ($deeds, &$children) {
            $children = array_map(child(...), $deeds);
            // One that goes back into send().
            $children[] = $back = pcntl_fork();
            if ($back === 0) {
                pcntl_signal(SIGALRM, SIG_DFL);
                pcntl_alarm(30);
                return;
            }
            echo "forked\n";
        });
        pcntl_alarm(1);
        try {
            $client->sendBinary(str_repeat('x', 8 << 20));
        } catch (DomainException $e) {
            exit(8);
        } catch (WebSocketClient\ConnectionClosedException $e) {
            exit($me === getmypid() ? 1 : 7);
        }
        echo implode(' ', array_map(status_of(...), $children)), "\n";
        $client->send('the next one');
        $client->close();
        echo $client->getCloseCode(), "\n";
        PHP), [$peer->url(), certificate('ca')]);
    $script->waitFor('forked');
    $peer->go();
    echo "$scheme\n";
    var_dump($script->finish());
    // Our Close frame is the last on the first connection; children have others.
    do {
        $frame = $peer->waitFor('frame');
    } while ($frame['opcode'] !== 8 || $frame['connection'] !== 1);
    $frames = array_filter($peer->all('frame'), fn(array $frame) => $frame['connection'] === 1);
    foreach ($frames as $frame) {
        echo $frame['opcode'], ' ', $frame['text'] ?? $frame['code'] ?? $frame['size'], "\n";
    }
}
?>
--EXPECT--
ws
forked
0 0 0 137 139 5 6 8 7
1000
int(0)
2 8388608
1 the next one
8 1000
wss
forked
0 0 0 137 139 5 6 8 7
1000
int(0)
2 8388608
1 the next one
8 1000
