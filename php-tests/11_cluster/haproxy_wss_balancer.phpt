--TEST--
Cluster: over wss, a subscriber gets over HAProxy being reloaded and restarted, and keeps its node
--SKIPIF--
<?php
require __DIR__ . '/../helpers/cluster.inc';
skip_without('haproxy');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/subscriber.inc';

$cluster = cluster('haproxy');
$subscriber = new Subscriber($cluster, tls: true);

// The old one still serves what is open, and cuts it after four seconds.
$subscriber->noticesNothing('reload', $cluster->reload(...), seconds: 1.0);
$subscriber->survives('end of the old one', null);

$subscriber->survives('restart', $cluster->restart(...));

$subscriber->verdict();
?>
--EXPECT--
reload: connection kept, none lost
end of the old one: subscribed again on the same node
restart: subscribed again on the same node
none twice
