--TEST--
WebSocketClient::recvTo(): exit(), a fatal error and memory_limit in a stream end the script and the message
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$code = <<<'PHP'
    require $argv[3];
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    register_shutdown_function(function () use ($client) {
        printf("%s, close code %d\n", $client->getState()->name, $client->getCloseCode());
        try {
            $client->recv(1);
        } catch (WebSocketClient\ConnectionClosedException) {
            echo "closed\n";
        }
    });
    $client->recvTo(Sink::open(function () use ($argv) {
        match ($argv[2]) {
            'exit' => exit(3),
            'fatal' => trigger_error('fatal', E_USER_ERROR),
            'memory' => str_repeat('x', 64 << 20),
        };
    }));
    PHP;
foreach (['exit', 'fatal', 'memory'] as $end) {
    $peer = scripted_peer([
        ['upgrade'],
        ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'half'],
        ['read_until_eof'],
    ]);
    $ini = ['memory_limit' => '16M', 'display_errors' => '0'];
    run_php($code, [$peer->url(), $end, __DIR__ . '/streaming.inc'], $ini);
    echo frame_line($peer->waitFor('frame')), "\n";
}
?>
--EXPECT--
Closed, close code 1006
closed
close 1011 half a message was given up
Closed, close code 1006
closed
close 1011 half a message was given up
Closed, close code 1006
closed
close 1011 half a message was given up
