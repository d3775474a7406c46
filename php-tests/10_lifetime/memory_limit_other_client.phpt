--TEST--
Lifetime: a message that does not fit into memory_limit leaves other clients alone, and shutdown functions run
--SKIPIF--
<?php
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip memcheck has no time for so many connections over TLS');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    foreach (['recv', 'foreach'] as $call) {
        $peer = python_peer($peerOptions);
        ob_start();
        $status = run_php(<<<'PHP'
            [, $url, $ca, $call] = $argv;
            $make = function () use ($url, $ca) {
                $tls = new WebSocketClient\TlsOptions(caFile: $ca);
                $client = new WebSocketClient($url, maxMessageSize: 64 << 20, pingInterval: 0.1, tls: $tls);
                $client->connect();
                return $client;
            };
            [$client, $other] = [$make(), $make()];
            register_shutdown_function(function () use ($client, $other) {
                foreach ([$other, $client] as $one) {
                    echo "\nshutdown: {$one->getState()->name}, ", round($one->ping(10.0)) < 10 ? 'alive' : 'slow';
                }
                $other->send('still here');
                echo "\nshutdown: {$other->recv(10.0)}\n";
            });
            $client->send('!binary 33554432');
            $call === 'recv' ? $client->recv(20.0) : iterator_to_array($client);
            echo 'not reached';
            PHP, [$peer->url(), certificate('ca'), $call], ['memory_limit' => '24M'], ['USE_ZEND_ALLOC' => '1']);
        $output = ob_get_clean();
        echo "$scheme $call: $status", strstr($output, "\nshutdown") ?: $output;
        var_dump(str_contains($output, 'Fatal error: Allowed memory size of 25165824 bytes exhausted'));
        var_dump(str_contains($output, 'not reached'), $peer->waitFor('closed')['code'], $peer->waitFor('closed')['code']);
    }
}
?>
--EXPECT--
ws recv: 255
shutdown: Open, alive
shutdown: Open, alive
shutdown: still here
bool(true)
bool(false)
int(1001)
int(1001)
ws foreach: 255
shutdown: Open, alive
shutdown: Open, alive
shutdown: still here
bool(true)
bool(false)
int(1001)
int(1001)
wss recv: 255
shutdown: Open, alive
shutdown: Open, alive
shutdown: still here
bool(true)
bool(false)
int(1001)
int(1001)
wss foreach: 255
shutdown: Open, alive
shutdown: Open, alive
shutdown: still here
bool(true)
bool(false)
int(1001)
int(1001)
