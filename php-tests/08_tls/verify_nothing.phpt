--TEST--
TlsOptions: verification all off
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'wronghost']);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(verifyPeer: false, verifyHost: false));
$client->send('taken');
echo $client->recv(), "\n";
?>
--EXPECT--
taken
