--TEST--
Lifetime: a message that does not fit into memory_limit ends the script in PHP's way
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], maxMessageSize: 64 << 20);
    $client->connect();
    register_shutdown_function(fn() => print("shutdown function\n"));
    $client->send('!binary 33554432');
    $client->recv(20.0);
    echo "not reached\n";
    PHP, [$peer->url()], ['memory_limit' => '24M'], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump(str_contains($output, 'Allowed memory size of 25165824 bytes exhausted'), str_contains($output, 'shutdown function'));
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
bool(true)
bool(true)
int(255)
int(1001)
