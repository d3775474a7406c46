--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): exit() in each
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    $peer = scripted_peer([
        [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']],
        [['upgrade'], ['read_until_eof']],
    ]);
    $status = run_php(<<<'PHP'
        [, $url, $method] = $argv;
        $policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01);
        $client = new WebSocketClient($url, receiveTimeout: 10.0, reconnect: $policy);
        register_shutdown_function(function () use ($client) {
            echo 'shutdown: ', $client->getState()->name, "\n";
        });
        $client->connect();
        echo $client->recv(), "\n";
        $client->$method(function () use ($method): never {
            echo "$method\n";
            exit(7);
        });
        $client->send('go');
        try {
            $client->recv();
        } finally {
            echo "finally\n";
        }
        PHP, [$peer->url(), $method]);
    var_dump($status);
}
?>
--EXPECT--
one
onOpen
shutdown: Open
int(7)
one
onDisconnect
shutdown: Closed
int(7)
one
onRetry
shutdown: Connecting
int(7)
