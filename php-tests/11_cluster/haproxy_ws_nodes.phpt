--TEST--
Cluster: behind HAProxy, over ws, a subscriber gets over nodes that die, restart and are all gone
--SKIPIF--
<?php
require __DIR__ . '/../helpers/cluster.inc';
skip_without('haproxy');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/subscriber.inc';

$cluster = cluster('haproxy');
$subscriber = new Subscriber($cluster, tls: false);

$subscriber->survives('connection dropped', $cluster->drop(...));

$killed = $cluster->nodes[$subscriber->node];
$subscriber->survives('kill -9 of the node', $killed->kill(...));
$killed->start();
$cluster->waitForNode($killed->name);

$stopped = $cluster->nodes[$subscriber->node];
$subscriber->survives('node stops in good order', $stopped->stop(...));
$last = $cluster->nodes[$subscriber->node];
$subscriber->survives('no node left, then one back', $last->kill(...), fn($retry) => $retry->attempt === 2 and $stopped->start());

$subscriber->verdict();
?>
--EXPECT--
connection dropped: subscribed again on the same node
kill -9 of the node: subscribed again on the other node
node stops in good order: subscribed again on the other node
no node left, then one back: subscribed again on the other node
none twice
