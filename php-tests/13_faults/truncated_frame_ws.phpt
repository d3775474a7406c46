--TEST--
Faults: over ws, a connection ends in the middle of a frame: nothing of that is received
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(tls: false, pingInterval: 0.5, pongTimeout: 1.0);
$large = fn() => $follower->client->send('large 100000');
$passes = fn() => $follower->proxy->tell('pass');

$follower->survives('frame cut by a reset', 'cut down 50000 reset', $passes, $large);
$follower->reasons();

$follower->survives('frame cut by an end', 'cut down 50000 end', $passes, $large);
$follower->reasons();

$follower->survives('frame cut by silence', 'cut down 50000 silence', $passes, $large);
$follower->reasons();

$follower->verdict();
?>
--EXPECTF--
frame cut by a reset: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
frame cut by an end: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
frame cut by silence: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: the server sent nothing for %f s and did not answer a ping within %f s (pongTimeout)
none twice
