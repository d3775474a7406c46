--TEST--
TlsOptions: its properties can be read, not written
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\TlsOptions;
use WebSocketClient\TlsVersion;

$tls = new TlsOptions(caFile: '/etc/ca.pem', minVersion: TlsVersion::Tls13);
var_dump($tls->verifyPeer, $tls->verifyHost, $tls->caFile, $tls->serverName, $tls->minVersion);
attempt(fn() => $tls->verifyPeer = false);
var_dump($tls->verifyPeer);
?>
--EXPECT--
bool(true)
bool(true)
string(11) "/etc/ca.pem"
NULL
enum(WebSocketClient\TlsVersion::Tls13)
Error: Cannot modify readonly property WebSocketClient\TlsOptions::$verifyPeer
bool(true)
