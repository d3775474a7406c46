--TEST--
Faults: over ws, a subscriber gets over resets, ends, and a server that is not there for a while
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(tls: false);

$follower->survives('reset', 'reset');
$follower->reasons();

$follower->survives('end', 'end');
$follower->reasons();

$follower->survives('two attempts refused', ['refuse', 'reset'], fn($retry) => $retry->attempt === 3 and $follower->proxy->tell('pass'));
$follower->reasons();

$follower->verdict();
?>
--EXPECTF--
reset: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
end: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
two attempts refused: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the HTTP upgrade: Connection reset by peer
none twice
