--TEST--
TLS: a host by name
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$client = connected($peer, url: $peer->url(host: 'localhost'), tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')));
$client->send('by name');
echo $client->recv(), "\n";
?>
--EXPECT--
by name
