--TEST--
TlsOptions::$pins: the server must have one of these keys, whatever else is checked
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$ca = certificate('ca');
$peer = python_peer(['tls' => 'server']);
// As everybody makes one: openssl x509 -pubkey | openssl pkey -pubin -outform der | sha256 | base64
$key = shell_exec('openssl x509 -noout -pubkey -in ' . escapeshellarg(certificate('server')));
$pin = base64_encode(hash('sha256', base64_decode(preg_replace('/-----.*?-----|\s/', '', $key)), true));
$other = base64_encode(str_repeat("\1", 32));

$client = connected($peer, tls: new TlsOptions(caFile: $ca, pins: [$other, $pin]));
$client->send('pinned');
echo $client->recv(), "\n";
var_dump($client->getTlsInfo()['pin'] === $pin);
$show = function (TlsOptions $tls) use ($peer, $pin): void {
    ob_start();
    attempt_named(fn() => connected($peer, tls: $tls), ['SERVER' => $peer->port]);
    echo str_replace($pin, 'PIN', ob_get_clean());
};
$show(new TlsOptions(caFile: $ca, pins: [$other]));
$show(new TlsOptions(verifyPeer: false, verifyHost: false, pins: [$other, base64_encode(str_repeat("\2", 32))]));
// A pin does not stand in for an authority.
$show(new TlsOptions(pins: [$pin]));
$show(new TlsOptions(verifyPeer: false, pins: [$pin]));
var_dump(count($peer->several('open', 2)));
?>
--EXPECT--
pinned
bool(true)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the key of 127.0.0.1 (127.0.0.1:SERVER) is not pinned: expected AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=, found PIN; add it to TlsOptions(pins: ...) if the server's key has been changed
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the key of 127.0.0.1 (127.0.0.1:SERVER) is not pinned: expected AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE= or AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=, found PIN; add it to TlsOptions(pins: ...) if the server's key has been changed
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: unable to get local issuer certificate, it was issued by "CN=websocket_client test ca", which is not among the system's authorities; trust its authority with TlsOptions(caFile: ...)
nothing thrown
int(2)
