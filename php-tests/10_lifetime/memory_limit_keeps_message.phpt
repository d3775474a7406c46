--TEST--
WebSocketClient::recv(): a message that did not fit into memory_limit is there for a shutdown function
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    register_shutdown_function(function () use ($client) {
        ini_set('memory_limit', '256M');
        $data = $client->recv(0.0)->data ?? '';
        echo "\nshutdown function: ", strlen($data), ' ', md5($data), "\n";
        $client->send('still here');
        echo 'shutdown function: ', $client->recv(20.0), "\n";
    });
    // With the message this is more than the limit, and less than twice as much.
    $ballast = str_repeat('x', 16 << 20);
    $client->send('!binary 12582912');
    $client->recv(20.0);
    echo "not reached\n";
    // Valgrind's setting would switch the limit off.
    PHP, [$peer->url()], ['memory_limit' => '24M'], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump(str_contains($output, 'Allowed memory size of 25165824 bytes exhausted'), str_contains($output, 'not reached'));
echo strstr($output, 'shutdown function');
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
bool(true)
bool(false)
shutdown function: 12582912 ee8e104a3ce4b8f60f0e0106f20f51a4
shutdown function: still here
int(255)
int(1001)
