--TEST--
Lifetime: exit() in a signal handler in the middle of every call
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip memcheck has no time for so many connections over TLS');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    foreach (['connect', 'recv', 'foreach', 'ping', 'send', 'close', 'backoff'] as $call) {
        $peer = scripted_peer(match ($call) {
            'connect' => [['read_request'], ['hang']],
            'backoff' => [['upgrade'], ['read_frame', 'opcode' => 1], ['send_close', 'code' => 1012], ['answer_close']],
            default => [['upgrade'], ['hang']],
        }, $peerOptions + ['receive_buffer' => 1 << 18]);
        $status = run_php(<<<'PHP'
            [, $url, $ca, $call] = $argv;
            $client = new WebSocketClient(
                $url,
                pingInterval: 0.1,
                tls: new WebSocketClient\TlsOptions(caFile: $ca),
                reconnect: $call === 'backoff' ? new WebSocketClient\ReconnectPolicy() : null,
            );
            register_shutdown_function(function () use ($client) {
                echo "{$client->getState()->name} ";
            });
            pcntl_async_signals(true);
            pcntl_signal(SIGALRM, fn() => exit(6));
            $call === 'connect' && pcntl_alarm(1);
            $client->connect();
            pcntl_alarm(1);
            match ($call) {
                'connect' => null,
                'recv' => $client->recv(30.0),
                'backoff' => [$client->send('go'), $client->recv(30.0)],
                'foreach' => iterator_to_array($client),
                'ping' => $client->ping(30.0),
                'send' => $client->sendBinary(str_repeat('x', 32 << 20)),
                'close' => $client->close(),
            };
            echo 'not reached ';
            PHP, [$peer->url(), certificate('ca'), $call]);
        echo "$scheme $call: $status\n";
    }
}
?>
--EXPECT--
Idle ws connect: 6
Open ws recv: 6
Open ws foreach: 6
Open ws ping: 6
Closed ws send: 6
Closing ws close: 6
Connecting ws backoff: 6
Idle wss connect: 6
Open wss recv: 6
Open wss foreach: 6
Open wss ping: 6
Closed wss send: 6
Closing wss close: 6
Connecting wss backoff: 6
