--TEST--
Cluster: behind HAProxy, over wss, a subscriber waits out an answer that says later, and gives up at one that says no
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

$subscriber->waitsOut(429);
$subscriber->waitsOut(503, ['Retry-After' => '2']);
echo $subscriber->retries[1]->delay >= 2.0 ? "as long as Retry-After says\n" : "too early\n";
$subscriber->waitsOut(502);

$subscriber->givesUp(401);
$subscriber->givesUp(404);
$subscriber->givesUp(400);

$subscriber->verdict();
?>
--EXPECT--
429: subscribed again
503: subscribed again
as long as Retry-After says
502: subscribed again
401: gives up after 1 attempt, because of WebSocketClient\HandshakeException 401
404: gives up after 1 attempt, because of WebSocketClient\HandshakeException 404
400: gives up after 1 attempt, because of WebSocketClient\HandshakeException 400
none twice
