--TEST--
Faults: the answer to an upgrade ends in the middle
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(connectTimeout: 0.5);
$passes = fn($retry) => $retry->attempt === 2 and $follower->proxy->tell('pass');

foreach (['reset', 'end', 'silence'] as $how) {
    $follower->survives("answer cut by $how", ["cut down 40 $how", 'reset'], $passes);
    $follower->reasons();
}

$follower->verdict();
?>
--EXPECTF--
answer cut by reset: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the HTTP upgrade: Connection reset by peer
answer cut by end: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the HTTP upgrade: the server closed it in the middle of its answer
answer cut by silence: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (connected)
none twice
