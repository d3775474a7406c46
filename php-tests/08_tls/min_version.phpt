--TEST--
TlsOptions::$minVersion: a server that has only TLS 1.2
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\TlsOptions;
use WebSocketClient\TlsVersion;

$peer = node_peer(['tls' => 'server', 'tls_max' => '1.2']);
$client = connected($peer, tls: new TlsOptions(caFile: certificate('ca')));
$client->send('1.2 is enough');
echo $client->recv(), "\n";
attempt(fn() => connected($peer, tls: new TlsOptions(caFile: certificate('ca'), minVersion: TlsVersion::Tls13)));
?>
--EXPECTF--
1.2 is enough
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the TLS handshake with 127.0.0.1 (127.0.0.1:%d) failed: %sprotocol version%S
