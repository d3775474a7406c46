--TEST--
WebSocketClient::recv(): SIGTERM with a handler ends a blocked worker within 100 ms
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $best = INF;
    // The best of some: the machine may be busy with something else.
    for ($i = 0; $i < 5 && $best >= 0.1; $i++) {
        $peer = python_peer($peerOptions);
        $script = new Script(<<<'PHP'
            $client = new WebSocketClient($argv[1], tls: new WebSocketClient\TlsOptions(caFile: $argv[2]));
            $client->connect();
            pcntl_async_signals(true);
            pcntl_signal(SIGTERM, function () use ($client) {
                $client->close(1001, 'going');
                fwrite(STDERR, sprintf("handled at %.6f\n", hrtime(true) / 1e9));
            });
            echo "waits\n";
            foreach ($client as $message) {
                echo "not reached\n";
            }
            echo "the loop has ended\n";
            PHP, [$peer->url(), certificate('ca')]);
        $script->waitFor('waits');
        // In recv() by now, or so soon that it makes no difference.
        usleep(100_000);
        $sent = elapsed();
        $script->signal(SIGTERM);
        $closed = $peer->waitFor('closed');
        ob_start();
        $status = $script->finish();
        preg_match('/handled at ([\d.]+)/', ob_get_clean(), $at);
        $best = min($best, (float) $at[1] - $sent);
        str_contains($script->output(), "the loop has ended") or print($script->output());
    }
    echo "$scheme: ", $best < 0.1 ? 'within 100 ms' : sprintf('after %.3f s', $best), ", status $status, ";
    echo "{$closed['code']} {$closed['reason']}\n";
}
?>
--EXPECT--
ws: within 100 ms, status 0, 1001 going
wss: within 100 ms, status 0, 1001 going
