--TEST--
WebSocketClient::__construct(): $proxy, a proxy whose certificate is not good is not talked to
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$peer = python_peer();
$proxy = tinyproxy();
$front = tls_front($proxy->port, 'expired');
$ports = ['FRONT' => $front->port, 'SERVER' => $peer->port, 'PROXY' => $proxy->port];
$connect = fn(?TlsOptions $tls, string $url) => fn() => connected($peer, proxy: $url, tls: $tls);
attempt_named($connect(null, $front->url('https')), $ports);
attempt_named($connect(new TlsOptions(caFile: certificate('ca')), $front->url('https')), $ports);
$plain = scripted_peer([['read_some'], ['send', 'bytes' => "HTTP/1.1 400 Bad Request\r\n\r\n"], ['read_until_eof']]);
attempt_named($connect(null, $plain->url(scheme: 'https')), $ports + ['PLAIN' => $plain->port]);

// What is the server's is not asked of the proxy.
$good = tls_front($proxy->port);
$tls = new TlsOptions(caFile: certificate('ca'), serverName: 'elsewhere.example', pins: [base64_encode(random_bytes(32))]);
$client = connected($peer, proxy: $good->url('https'), tls: $tls);
$client->send('fine');
echo $client->recv(), "\n";
?>
--EXPECT--
WebSocketClient\TlsException: Could not connect to ws://127.0.0.1:SERVER/: the certificate of the proxy 127.0.0.1 (127.0.0.1:FRONT) was not accepted: unable to get local issuer certificate, it was issued by "CN=websocket_client test ca", which is not among the system's authorities; trust its authority with TlsOptions(caFile: ...)
WebSocketClient\TlsException: Could not connect to ws://127.0.0.1:SERVER/: the certificate of the proxy 127.0.0.1 (127.0.0.1:FRONT) was not accepted: certificate has expired, it was valid until Feb  1 00:00:00 2020 GMT; it must be renewed, unless this machine's clock is wrong
WebSocketClient\TlsException: Could not connect to ws://127.0.0.1:SERVER/: the TLS handshake with the proxy 127.0.0.1 (127.0.0.1:PLAIN) failed: wrong version number (it does not speak TLS there)
fine
