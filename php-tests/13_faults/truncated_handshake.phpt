--TEST--
Faults: a TLS handshake that ends in the middle says nothing about the certificate: it is tried again
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(tls: true);
$passes = fn($retry) => $retry->attempt === 2 and $follower->proxy->tell('pass');

foreach (['down 600 reset', 'up 100 end'] as $cut) {
    $follower->survives($cut, ["cut $cut", 'reset'], $passes);
    $follower->reasons();
}

$follower->verdict();
?>
--EXPECTF--
down 600 reset: subscribed again
lost: The connection to wss://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\ConnectException: Could not connect to wss://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the TLS handshake: Connection reset by peer
up 100 end: subscribed again
lost: The connection to wss://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\ConnectException: Could not connect to wss://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the TLS handshake: the server closed it
none twice
