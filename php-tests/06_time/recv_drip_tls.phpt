--TEST--
WebSocketClient::recv(): half a TLS record and then nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'after' => "\x82\x7e\x10\x00half"], ['hang']], ['tls' => 'server']);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')));
$start = elapsed();
var_dump($client->recv(0.5));
assert_waited(elapsed($start), 0.5);
?>
--EXPECT--
NULL
waited out its limit
