--TEST--
Lifetime: wherever in a call memory_limit is passed, the script ends in PHP's way and the client stays usable
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$script = <<<'PHP'
    [, $url, $closed, $call, $pages] = $argv;
    $client = new WebSocketClient($url, receiveTimeout: 10.0);
    $other = new WebSocketClient($closed);
    register_shutdown_function(function () use ($client) {
        ini_set('memory_limit', '512M');
        $client->send('the last one');
        while (($message = $client->recv()) && $message->data !== 'the last one') {
        }
        echo "\nshutdown function: $message";
    });
    $client->connect();
    $client->send(str_repeat('m', 3000));
    $client->recv();
    $client->send('!binary 3000');
    $calls = [
        'recv' => fn() => $client->recv(),
        'getStats' => fn() => $client->getStats(),
        'getResponseHeaders' => fn() => $client->getResponseHeaders(),
        'getUrl' => fn() => $client->getUrl(),
        'exception' => fn() => $other->connect(),
        'value error' => fn() => $client->send("\xFF"),
        'construct' => fn() => new WebSocketClient([$url, $closed], ['X-Header' => 'value']),
    ];
    ini_set('memory_limit', memory_get_usage(true) + (2 << 20));
    // A string of a page each, until the engine has taken its last chunk and so many of that chunk's pages are left.
    $limit = (int) ini_get('memory_limit');
    $count = 2_000;
    $results = new SplFixedArray($count);
    $kept = new SplFixedArray(20_000);
    $next = 0;
    while (memory_get_usage(true) < $limit) {
        $kept[$next++] = str_repeat('x', 4000);
    }
    for ($left = 510 - $pages; $left > 0; $left--) {
        $kept[$next++] = str_repeat('x', 4000);
    }
    // The small sizes that are left in pages begun.
    echo "calling\n";
    for ($index = 0; $index < $count; $index++) {
        try {
            $results[$index] = $calls[$call]();
        } catch (Throwable $thrown) {
            $results[$index] = $thrown;
        }
        $call !== 'recv' or $client->send('!binary 3000');
    }
    echo 'completed';
    PHP;
$peer = python_peer();
$nobody = stream_socket_server('tcp://127.0.0.1:0');
$closed = 'ws://' . stream_socket_get_name($nobody, false) . '/';
fclose($nobody);
foreach (['recv', 'getStats', 'getResponseHeaders', 'getUrl', 'exception', 'value error', 'construct'] as $call) {
    $ends = [];
    foreach ([0, 1, 2, 3, 5] as $pages) {
        ob_start();
        // Valgrind's setting would switch the limit off.
        $status = run_php($script, [$peer->url(str_repeat('/path', 50)), $closed, $call, (string) $pages], [], ['USE_ZEND_ALLOC' => '1']);
        $output = ob_get_clean();
        $end = match (true) {
            $status === 255 && str_contains($output, "calling\n") && str_contains($output, 'Allowed memory size') => 'memory_limit',
            default => "pages $pages, status $status: $output",
        };
        $ends[$end . strstr($output, "\nshutdown function")] = true;
    }
    echo "$call: ", implode(', ', array_keys($ends)), "\n";
}
?>
--EXPECT--
recv: memory_limit
shutdown function: the last one
getStats: memory_limit
shutdown function: the last one
getResponseHeaders: memory_limit
shutdown function: the last one
getUrl: memory_limit
shutdown function: the last one
exception: memory_limit
shutdown function: the last one
value error: memory_limit
shutdown function: the last one
construct: memory_limit
shutdown function: the last one
