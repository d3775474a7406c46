--TEST--
TLS: what is wrong with a certificate is a ConnectException
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'expired']);
$client = new WebSocketClient($peer->url());
try {
    $client->connect();
} catch (WebSocketClient\ConnectException $e) {
    echo get_class($e), "\n";
}
var_dump($client->isConnected());
?>
--EXPECT--
WebSocketClient\TlsException
bool(false)
