--TEST--
WebSocketClient::sendFragments(): exit(), a fatal error and memory_limit in the iterable end the script and the message
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$code = <<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    register_shutdown_function(function () use ($client) {
        printf("%s, close code %d\n", $client->getState()->name, $client->getCloseCode());
        try {
            $client->send('more');
        } catch (WebSocketClient\ConnectionClosedException) {
            echo "closed\n";
        }
    });
    $client->sendFragments((function () use ($argv) {
        yield 'one';
        yield 'two';
        match ($argv[2]) {
            'exit' => exit(3),
            'fatal' => trigger_error('fatal', E_USER_ERROR),
            'memory' => str_repeat('x', 64 << 20),
        };
    })());
    PHP;
foreach (['exit', 'fatal', 'memory'] as $end) {
    $peer = scripted_peer([['upgrade'], ['serve']]);
    $ini = ['memory_limit' => '16M', 'display_errors' => '0'];
    run_php($code, [$peer->url(), $end], $ini, ['USE_ZEND_ALLOC' => '1']);
    echo frame_line($peer->waitFor('frame')), ', ', frame_line($peer->waitFor('frame')), "\n";
}
?>
--EXPECT--
Closed, close code 1006
closed
1 one, close 1011 half a message was given up
Closed, close code 1006
closed
1 one, close 1011 half a message was given up
Closed, close code 1006
closed
1 one, close 1011 half a message was given up
