--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(), setLogger(): exit() in each, over TLS, while the heartbeat's thread serves another client
--SKIPIF--
<?php
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip memcheck has no time for so many connections over TLS');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

[$peerOptions] = schemes()['wss'];
$peer = python_peer($peerOptions + ['ping_interval' => 0.5, 'ping_timeout' => 60]);
foreach (['onOpen', 'onDisconnect', 'onRetry', 'setLogger'] as $where) {
    $status = run_php(<<<'PHP'
        [, $url, $ca, $where] = $argv;
        final class Leaver
        {
            public function log($level, $message, array $context = []): void
            {
                $level === 'debug' or leave();
            }
        }
        function leave(): never
        {
            echo 'exit, ';
            exit(7);
        }
        $make = function () use ($url, $ca) {
            $policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01);
            $tls = new WebSocketClient\TlsOptions(caFile: $ca);
            $client = new WebSocketClient($url, pingInterval: 0.5, tls: $tls, reconnect: $policy);
            $client->connect();
            return $client;
        };
        [$client, $other] = [$make(), $make()];
        register_shutdown_function(function () use ($client, $other) {
            $other->send('other');
            echo "{$client->getState()->name}, {$other->recv(10.0)}\n";
        });
        $client->$where($where === 'setLogger' ? new Leaver() : leave(...));
        $client->send('!drop');
        $client->recv(20.0);
        echo "not reached\n";
        PHP, [$peer->url(), certificate('ca'), $where]);
    echo "$where: $status\n";
}
?>
--EXPECT--
exit, Open, other
onOpen: 7
exit, Closed, other
onDisconnect: 7
exit, Connecting, other
onRetry: 7
exit, Closed, other
setLogger: 7
