--TEST--
TlsOptions: a server that ends TLS without our certificate says so, in TLS 1.2 and after the handshake of TLS 1.3
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$ca = certificate('ca');
foreach (['1.2', '1.3'] as $version) {
    // The words before "alert" are OpenSSL's. asyncio ends such a connection without a word; Python's blocking TLS says why.
    $peer = scripted_peer([['upgrade'], ['answer_close']], ['tls' => 'server', 'client_ca' => 'ca', 'tls_max' => $version]);
    $ports = ['SERVER' => $peer->port];
    $good = new TlsOptions(caFile: $ca, certFile: certificate('client'), keyFile: tool('certs/client.key'));
    $client = connected($peer, tls: $good);
    echo "known with {$client->getTlsInfo()['version']}\n";
    $client->close();
    attempt_named(fn() => connected($peer, tls: new TlsOptions(caFile: $ca)), $ports);
    $other = new TlsOptions(caFile: $ca, certFile: certificate('otherca'), keyFile: tool('certs/otherca.key'));
    attempt_named(fn() => connected($peer, tls: $other), $ports);
}
?>
--EXPECTF--
known with TLSv1.2
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the TLS handshake with 127.0.0.1 (127.0.0.1:SERVER) failed: %s alert handshake failure (it has no version or cipher in common with us, or wants a client certificate: TlsOptions(certFile: ..., keyFile: ...))
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the TLS handshake with 127.0.0.1 (127.0.0.1:SERVER) failed: tlsv1 alert unknown ca (it does not accept our certificate)
known with TLSv1.3
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) ended TLS after the handshake: tlsv13 alert certificate required (it wants a client certificate: TlsOptions(certFile: ..., keyFile: ...))
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) ended TLS after the handshake: tlsv1 alert unknown ca (it does not accept our certificate)
