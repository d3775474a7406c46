--TEST--
WebSocketClient::recvMany(): messages for which memory_limit leaves no room are there for a shutdown function
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => str_repeat("\x81\x7e" . pack('n', 8000) . str_repeat('x', 8000), 2000)],
    ['read_until_eof'],
]);
ob_start();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], receiveTimeout: 20.0);
    $client->connect();
    $got = 0;
    register_shutdown_function(function () use ($client, &$got) {
        ini_set('memory_limit', '256M');
        $left = 2000 - $client->getStats()->messagesReceived + $client->getStats()->bufferedMessages;
        for ($i = 0; $i < $left; $i++) {
            strlen($client->recv()) === 8000 or die('a broken message');
        }
        echo "\nshutdown function: ", $client->getStats()->messagesReceived, "\n";
    });
    $all = [];
    while (true) {
        array_push($all, ...$client->recvMany(1000));
    }
    // Valgrind's setting would switch the limit off.
    PHP, [$peer->url()], ['memory_limit' => '8M'], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump(str_contains($output, 'Allowed memory size of 8388608 bytes exhausted'), $status);
echo strstr($output, 'shutdown function');
?>
--EXPECT--
bool(true)
int(255)
shutdown function: 2000
