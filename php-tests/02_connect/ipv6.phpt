--TEST--
WebSocketClient::connect(): an IPv6 literal
--SKIPIF--
<?php
if (!@stream_socket_server('tcp://[::1]:0')) {
    die('skip this machine has no IPv6 loopback');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['host' => '::1']);
$client = connected($peer);
$client->send('six');
echo $client->recv(), "\n";
var_dump($client->getRemoteAddress() === "[::1]:$peer->port");
var_dump($client->getUrl() === "ws://[::1]:$peer->port/");
var_dump($peer->waitFor('open')['headers']['host'] === ["[::1]:$peer->port"]);
$client->close();
?>
--EXPECT--
six
bool(true)
bool(true)
bool(true)
