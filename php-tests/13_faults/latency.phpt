--TEST--
Faults: a long way costs time and no message, and is given up when it is too long to connect
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(tls: true, connectTimeout: 1.5, pingInterval: 0.5, pongTimeout: 1.5);

$follower->hardlyNotices('0.3 s away', 'latency 0.3', numbers: 30);
assert_waited($follower->client->ping(), 0.6);
$follower->hardlyNotices('near again', 'latency 0', numbers: 30);

$tooFar = 'latency ' . slack(1.0);
$follower->survives('too far to connect', [$tooFar, 'reset'], fn($retry) => $retry->attempt === 2 and $follower->proxy->tell('pass'));
$follower->reasons();

$follower->verdict();
?>
--EXPECTF--
0.3 s away: connection kept, none lost
waited out its limit
near again: connection kept, none lost
too far to connect: subscribed again
lost: The connection to wss://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.1:%d/: the TLS handshake took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (connected)
none twice
