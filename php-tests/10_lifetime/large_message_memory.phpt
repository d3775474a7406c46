--TEST--
Lifetime: the memory of a large message is given back
--INI--
memory_limit=256M
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, maxMessageSize: 32 << 20);
$resident = fn(): int => (int) preg_replace('/.*^VmRSS:\s+(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
$client->send('hello');
$client->recv();
$before = $resident();
$client->send('!binary 33554432');
var_dump(strlen($client->recv()->data));
$client->send('hello');
$client->recv();
var_dump($resident() - $before < 8192);
?>
--EXPECT--
int(33554432)
bool(true)
