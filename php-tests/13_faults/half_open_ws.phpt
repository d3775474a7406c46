--TEST--
Faults: over ws, a heartbeat tells a connection that is half-open from one that was silent for a moment
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(tls: false, pingInterval: 0.5, pongTimeout: 1.0);

$follower->proxy->tell('freeze');
$follower->timesOut(0.3, times: 1);
$follower->hardlyNotices('silent for a moment', 'thaw', numbers: 20);

$follower->survives('half-open', 'freeze');
$follower->reasons();

$follower->verdict();
?>
--EXPECTF--
waited out its limit
silent for a moment: connection kept, none lost
half-open: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: the server sent nothing for %f s and did not answer a ping within %f s (pongTimeout)
none twice
