--TEST--
Lifetime: max_execution_time passes in the middle of a loop over messages
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    set_time_limit(1);
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    $client->send('x');
    while (true) {
        $client->send($client->recv());
        hash('sha256', str_repeat('x', 1_000_000));
    }
    PHP, [$peer->url()], [], ['USE_ZEND_ALLOC' => '1']);
var_dump(str_contains(ob_get_clean(), 'Maximum execution time of 1 second exceeded'));
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
bool(true)
int(255)
int(1001)
