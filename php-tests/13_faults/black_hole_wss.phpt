--TEST--
Faults: over wss, a subscriber gets over a server that nothing gets through to
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(tls: true, connectTimeout: 0.5);
$passes = fn($retry) => $retry->attempt === 2 and $follower->proxy->tell('pass');

$follower->survives('nothing passed on', ['mute', 'reset'], $passes);
$follower->reasons();

$follower->verdict();
?>
--EXPECTF--
nothing passed on: subscribed again
lost: The connection to wss://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.1:%d/: the TLS handshake took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (connected)
none twice
