--TEST--
WebSocketClient::onRetry(): memory_limit is passed in it, and a shutdown function can use the client
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['read_until_eof']],
]);
ob_start();
$status = run_php(<<<'PHP'
    $policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01);
    $client = new WebSocketClient($argv[1], receiveTimeout: 10.0, reconnect: $policy);
    register_shutdown_function(function () use ($client) {
        $client->onRetry(null)->connect();
        echo "\nshutdown: ", $client->recv(), "\n";
    });
    $client->connect();
    $client->recv();
    $client->onRetry(fn() => strlen(str_repeat('x', 64 << 20)) > 0);
    $client->send('go');
    $client->recv();
    echo "not reached\n";
    // Valgrind's setting would switch the limit off.
    PHP, [$peer->url()], ['memory_limit' => '24M'], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump($status, str_contains($output, 'Allowed memory size of 25165824 bytes exhausted'));
echo strstr($output, 'shutdown');
?>
--EXPECT--
int(255)
bool(true)
shutdown: two
