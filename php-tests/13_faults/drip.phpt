--TEST--
Faults: what comes in drips is taken as it comes, and a drip too slow for an upgrade is given up
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(connectTimeout: 2.0, pingInterval: 0.4, pongTimeout: 1.0);

$follower->hardlyNotices('slow', 'drip 10 0.02', numbers: 30);
$follower->survives('reset while slow', 'reset');

// Each byte is a sign of life, and no call waits for the next one longer than it may.
$follower->proxy->tell('drip 1 0.2');
$follower->timesOut(0.3, times: 4);
$follower->hardlyNotices('a frame in seconds', 'pass', numbers: 20);

$tooSlow = 'drip 1 ' . slack(0.2);
$follower->survives('upgrade too slow', [$tooSlow, 'reset'], fn($retry) => $retry->attempt === 2 and $follower->proxy->tell('pass'));
$follower->reasons();

$follower->verdict();
?>
--EXPECTF--
slow: connection kept, none lost
reset while slow: subscribed again
waited out its limit
waited out its limit
waited out its limit
waited out its limit
a frame in seconds: connection kept, none lost
upgrade too slow: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (connected)
none twice
