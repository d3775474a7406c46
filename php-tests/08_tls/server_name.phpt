--TEST--
TlsOptions::$serverName: the name to ask for and to check
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'wronghost']);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(serverName: 'wronghost.example', caFile: certificate('ca')));
$client->send('checked');
echo $client->recv(), "\n";
// The Host header stays the URL's.
var_dump($peer->waitFor('open')['headers']['host'] === ["127.0.0.1:$peer->port"]);
attempt(fn() => connected($peer, tls: new WebSocketClient\TlsOptions(serverName: 'localhost', caFile: certificate('ca'))));
?>
--EXPECTF--
checked
bool(true)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of localhost (127.0.0.1:%d) was not accepted: hostname mismatch%S
