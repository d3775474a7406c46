--TEST--
Lifetime: a client in a reference cycle
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    $cycle = new stdClass();
    $cycle->client = new WebSocketClient($argv[1]);
    $cycle->self = $cycle;
    $cycle->client->connect();
    unset($cycle);
    echo gc_collect_cycles() > 0 ? "collected\n" : "not collected\n";
    PHP, [$peer->url()]);
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
collected
int(0)
int(1001)
