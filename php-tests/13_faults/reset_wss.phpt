--TEST--
Faults: over wss, a subscriber gets over ends and resets
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(tls: true);

$follower->survives('end', 'end');
$follower->reasons();

$follower->survives('reset', 'reset');
$follower->reasons();

$follower->verdict();
?>
--EXPECTF--
end: subscribed again
lost: The connection to wss://127.0.0.1:%d/ was lost: the server ended it without a Close frame
reset: subscribed again
lost: The connection to wss://127.0.0.1:%d/ was lost: Connection reset by peer
none twice
