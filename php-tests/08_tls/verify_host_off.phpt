--TEST--
TlsOptions::$verifyHost: false takes another host's certificate, but not a bad one
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$tls = new WebSocketClient\TlsOptions(verifyHost: false, caFile: certificate('ca'));
$client = connected(python_peer(['tls' => 'wronghost']), tls: $tls);
$client->send('taken');
echo $client->recv(), "\n";
attempt(fn() => connected(python_peer(['tls' => 'expired']), tls: $tls));
?>
--EXPECTF--
taken
WebSocketClient\TlsException: %scertificate has expired%S
