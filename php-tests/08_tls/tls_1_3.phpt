--TEST--
TlsOptions::$minVersion: a server that has only TLS 1.3
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\TlsOptions;
use WebSocketClient\TlsVersion;

$peer = python_peer(['tls' => 'server', 'tls_min' => '1.3']);
$client = connected($peer, tls: new TlsOptions(caFile: certificate('ca'), minVersion: TlsVersion::Tls13));
$client->send('1.3');
echo $client->recv(), ' ', $peer->waitFor('open')['tls'], "\n";
?>
--EXPECT--
1.3 TLSv1.3
