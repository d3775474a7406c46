--TEST--
WebSocketClient::connect(): of a certificate that is not good it says what was expected and what was found
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$ca = certificate('ca');
foreach (['wronghost', 'expired', 'future', 'selfsigned', 'otherca'] as $name) {
    $peer = python_peer(['tls' => $name]);
    foreach ($name === 'wronghost' ? ['127.0.0.1', 'localhost'] : ['127.0.0.1'] as $host) {
        ob_start();
        attempt_named(fn() => connected($peer, url: $peer->url(host: $host), tls: new TlsOptions(caFile: $ca)), ['SERVER' => $peer->port]);
        echo str_replace(['self signed', 'not yet valid or the system clock is incorrect', $ca], ['self-signed', 'not yet valid', 'CA'], ob_get_clean());
    }
}
$peer = python_peer(['tls' => 'server']);
attempt_named(
    fn() => connected($peer, tls: new TlsOptions(caFile: $ca, serverName: 'other.example')),
    ['SERVER' => $peer->port],
);
?>
--EXPECT--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: IP address mismatch, it is for wronghost.example and not for 127.0.0.1; check that the URL names the right host, or name the one in the certificate with TlsOptions(serverName: ...)
WebSocketClient\TlsException: Could not connect to wss://localhost:SERVER/: the certificate of localhost (127.0.0.1:SERVER) was not accepted: hostname mismatch, it is for wronghost.example and not for localhost; check that the URL names the right host, or name the one in the certificate with TlsOptions(serverName: ...)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: certificate has expired, it was valid until Feb  1 00:00:00 2020 GMT; it must be renewed, unless this machine's clock is wrong
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: certificate is not yet valid, it is valid from Jan  1 00:00:00 2090 GMT; it must be renewed, unless this machine's clock is wrong
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: self-signed certificate, it was issued by "CN=localhost" itself, which is not in CA; trust its authority with TlsOptions(caFile: ...)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: unable to get local issuer certificate, it was issued by "CN=websocket_client test other-authority", which is not in CA; trust its authority with TlsOptions(caFile: ...)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of other.example (127.0.0.1:SERVER) was not accepted: hostname mismatch, it is for localhost, 127.0.0.1, ::1 and not for other.example; check that the URL names the right host, or name the one in the certificate with TlsOptions(serverName: ...)
