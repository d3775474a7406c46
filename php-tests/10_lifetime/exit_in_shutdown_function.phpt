--TEST--
Lifetime: a client used in a shutdown function
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    register_shutdown_function(function () use ($client) {
        $client->send('last words');
        echo $client->recv(10.0), "\n";
    });
    exit(4);
    PHP, [$peer->url()]);
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
last words
int(4)
int(1001)
