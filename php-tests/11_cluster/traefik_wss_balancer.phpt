--TEST--
Cluster: over wss, a subscriber gets over Traefik being reloaded and restarted, and keeps its node
--SKIPIF--
<?php
require __DIR__ . '/../helpers/cluster.inc';
skip_without('traefik');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/subscriber.inc';

$cluster = cluster('traefik');
$subscriber = new Subscriber($cluster, tls: true, traefikRestarts: true);

// Traefik changes its routes without touching what is open.
$subscriber->noticesNothing('reload', $cluster->reload(...), seconds: 2.5);

$subscriber->survives('restart', $cluster->restart(...));

$subscriber->verdict();
?>
--EXPECT--
reload: connection kept, none lost
restart: subscribed again on the same node
none twice
