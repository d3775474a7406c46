--TEST--
set_time_limit(): ends a recv() that waits where PHP counts real time, and counts no waiting where it counts the CPU's
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

// Linux and the BSDs count CPU time, unless PHP was built with timers of its own; macOS counts real time.
ob_start();
phpinfo(INFO_GENERAL);
$timers = str_contains(ob_get_clean(), 'Zend Max Execution Timers => enabled');
$real = $timers || PHP_OS_FAMILY === 'Darwin';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = python_peer($peerOptions);
    ob_start();
    $start = elapsed();
    $status = run_php(<<<'PHP'
        $client = new WebSocketClient($argv[1], tls: new WebSocketClient\TlsOptions(caFile: $argv[2]));
        $client->connect();
        set_time_limit(1);
        register_shutdown_function(function () use ($client) {
            $client->send('still here');
            echo "shutdown function: {$client->recv(10.0)}\n";
        });
        $client->recv(3.0);
        echo "waited\n";
        PHP, [$peer->url(), certificate('ca')], [], ['USE_ZEND_ALLOC' => '1']);
    $seconds = elapsed($start);
    $output = ob_get_clean();
    $ended = str_contains($output, 'Fatal error: Maximum execution time of 1 second exceeded');
    var_dump($ended === $real, str_contains($output, 'waited') === !$real, $status === ($real ? 255 : 0));
    assert_waited($seconds, $real ? 1.0 : 3.0);
    echo strstr($output, 'shutdown'), "$scheme: {$peer->waitFor('closed')['code']}\n";
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
waited out its limit
shutdown function: still here
ws: 1001
bool(true)
bool(true)
bool(true)
waited out its limit
shutdown function: still here
wss: 1001
