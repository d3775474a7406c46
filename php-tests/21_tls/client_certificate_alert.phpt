--TEST--
TlsOptions: a server that ends TLS without our certificate says so, in TLS 1.2 and after the handshake of TLS 1.3
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$ca = certificate('ca');
foreach (['1.2', '1.3'] as $version) {
    $peer = python_peer(['tls' => 'server', 'client_ca' => 'ca', 'tls_max' => $version, 'tls_min' => $version]);
    $ports = ['SERVER' => $peer->port];
    $good = new TlsOptions(caFile: $ca, certFile: certificate('client'), keyFile: tool('certs/client.key'));
    $client = connected($peer, tls: $good);
    $client->send("known with $version");
    echo $client->recv(), "\n";
    attempt_named(fn() => connected($peer, tls: new TlsOptions(caFile: $ca)), $ports);
    $other = new TlsOptions(caFile: $ca, certFile: certificate('otherca'), keyFile: tool('certs/otherca.key'));
    attempt_named(fn() => connected($peer, tls: $other), $ports);
}
?>
--EXPECT--
