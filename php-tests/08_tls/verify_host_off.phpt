--TEST--
TlsOptions::$verifyHost: false takes another host's certificate, but not a bad one
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$tls = new WebSocketClient\TlsOptions(verifyHost: false, caFile: certificate('ca'));
$peer = python_peer(['tls' => 'wronghost']);
$client = connected($peer, tls: $tls);
$client->send('taken');
echo $client->recv(), "\n";
attempt(fn() => connected(python_peer(['tls' => 'expired']), tls: $tls));
?>
--EXPECTF--
taken
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: certificate has expired%S
