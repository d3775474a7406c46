--TEST--
WebSocketClient::__construct(): times beyond any clock do not crash
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = new WebSocketClient(
    $peer->url(),
    connectTimeout: 1e300,
    receiveTimeout: PHP_FLOAT_MAX,
    sendTimeout: 1e18,
    closeTimeout: 1e10,
    pingInterval: 1e300,
    pongTimeout: 1e300,
);
$client->connect();
$client->send('still here');
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
still here
