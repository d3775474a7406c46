--TEST--
WebSocketClient: a message of exactly maxMessageSize is taken, by default 16 MiB
--INI--
memory_limit=256M
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, maxMessageSize: 1000);
$client->send('!binary 1000');
var_dump(strlen($client->recv()->data));
$client->close();

$client = connected($peer);
$bytes = random_bytes(16 << 20);
$client->sendBinary($bytes);
var_dump($client->recv()->data === $bytes);
$client->close();
?>
--EXPECT--
int(1000)
bool(true)
