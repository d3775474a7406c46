--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): after a fatal error in one, a shutdown function can use the client
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    $peer = scripted_peer([
        [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']],
        [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['read_until_eof']],
    ]);
    ob_start();
    $status = run_php(<<<'PHP'
        [, $url, $method] = $argv;
        $policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01);
        $client = new WebSocketClient($url, receiveTimeout: 10.0, reconnect: $policy);
        register_shutdown_function(function () use ($client, $method) {
            $client->$method(null);
            $client->connect();
            echo "\nshutdown: ", $client->recv(), ' ', $client->getState()->name, "\n";
        });
        $client->connect();
        $client->recv();
        $client->$method(fn() => eval('class Twice {} class Twice {}'));
        $client->send('go');
        $client->recv();
        echo "not reached\n";
        // With Valgrind's setting the engine itself would leak: a fatal error frees nothing one by one.
        PHP, [$peer->url(), $method], [], ['USE_ZEND_ALLOC' => '1']);
    $output = ob_get_clean();
    var_dump($status, str_contains($output, 'declare class Twice'), str_contains($output, 'not reached'));
    echo strstr($output, 'shutdown');
}
?>
--EXPECT--
int(255)
bool(true)
bool(false)
shutdown: two Open
int(255)
bool(true)
bool(false)
shutdown: two Open
int(255)
bool(true)
bool(false)
shutdown: two Open
