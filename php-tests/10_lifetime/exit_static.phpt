--TEST--
Lifetime: a client in a static
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    class Registry
    {
        public static WebSocketClient $client;
    }
    Registry::$client = new WebSocketClient($argv[1]);
    Registry::$client->connect();
    function &held()
    {
        static $client;
        return $client;
    }
    $held = &held();
    $held = new WebSocketClient($argv[1]);
    $held->connect();
    PHP, [$peer->url()]);
var_dump($status, $peer->waitFor('closed')['code'], $peer->waitFor('closed')['code']);
?>
--EXPECT--
int(0)
int(1001)
int(1001)
