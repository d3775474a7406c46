--TEST--
Persistent: the connection that a client leaves is the next one's, with what it counted, and onOpen does not run again
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer(['subprotocols' => ['chat']]);
$client = persistent($peer, subprotocols: ['chat'])->onOpen(fn() => print("onOpen\n"));
$client->connect();
$client->send('first');
echo $client->recv(), "\n";
$since = $client->getStats()->connectedSince;
$address = $client->getRemoteAddress();
unset($client);
print_persistent();

$client = persistent($peer, subprotocols: ['chat'])->onOpen(fn() => print("onOpen\n"));
echo $client->getState()->name, "\n";
$client->connect();
echo $client->getState()->name, ' ', $client->getSubprotocol(), "\n";
var_dump($client->getStats()->connectedSince === $since, $client->getRemoteAddress() === $address);
var_dump($client->getStats()->messagesSent);
var_dump(isset($client->getResponseHeaders()['sec-websocket-accept']));
$client->send('second');
echo $client->recv(), "\n";
print_persistent();

// What is in use is nobody else's.
$other = persistent($peer, subprotocols: ['chat']);
$other->connect();
var_dump($other->getStats()->messagesSent);
unset($client, $other);
print_persistent();
echo count($peer->several('open', 2)), " handshakes\n";
?>
--EXPECTF--
onOpen
first
Persistent connections not in use => 1
Persistent connection feed => ws://127.0.0.1:%d/, left 0 s ago
Idle
Open chat
bool(true)
bool(true)
int(1)
bool(true)
second
Persistent connections not in use => 0
int(0)
Persistent connections not in use => 2
Persistent connection feed => ws://127.0.0.1:%d/, left 0 s ago
Persistent connection feed => ws://127.0.0.1:%d/, left 0 s ago
2 handshakes
