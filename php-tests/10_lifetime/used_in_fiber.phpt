--TEST--
Lifetime: a client used in a fiber that is never finished
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$fiber = new Fiber(function () use ($peer) {
    $client = connected($peer);
    $client->send('in a fiber');
    Fiber::suspend($client->recv()->data);
    echo "not reached\n";
});
echo $fiber->start(), "\n";
unset($fiber);
gc_collect_cycles();
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
in a fiber
1001
