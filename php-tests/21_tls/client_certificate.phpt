--TEST--
TlsOptions: a client certificate for nginx, which asks for one
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$peer = python_peer();
$server = nginx(
    'ssl_certificate ' . certificate('server') . '; ssl_certificate_key ' . tool('certs/server.key') . ';'
    . ' ssl_client_certificate ' . certificate('ca') . '; ssl_verify_client on;'
    . ' location / { ' . nginx_pass($peer) . ' proxy_set_header X-Client $ssl_client_s_dn; }',
    ' ssl',
);
$ca = certificate('ca');
$ways = [
    'two files' => new TlsOptions(caFile: $ca, certFile: certificate('client'), keyFile: tool('certs/client.key')),
    'one file' => new TlsOptions(caFile: $ca, certFile: certificate('client-both')),
    'encrypted' => new TlsOptions(
        caFile: $ca,
        certFile: certificate('client'),
        keyFile: tool('certs/client-encrypted.key'),
        keyPassphrase: 'opensesame',
    ),
];
foreach ($ways as $way => $tls) {
    $client = new WebSocketClient($server->url('wss', path: '/'), tls: $tls);
    $client->connect();
    $client->send($way);
    echo $client->recv(5), ', ', implode($peer->waitFor('open')['headers']['x-client']), "\n";
    $client->close();
}

// None, and one of an authority that it does not know.
$others = [
    new TlsOptions(caFile: $ca),
    new TlsOptions(caFile: $ca, certFile: certificate('otherca'), keyFile: tool('certs/otherca.key')),
];
foreach ($others as $tls) {
    $client = new WebSocketClient($server->url('wss', path: '/'), tls: $tls);
    $thrown = attempt_named($client->connect(...), ['SERVER' => $server->port]);
    preg_match('~<title>(.*?)</title>~', $thrown->body, $match);
    echo $match[1], "\n";
}
?>
--EXPECT--
two files, CN=client
one file, CN=client
encrypted, CN=client
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 400 Bad Request instead of switching to WebSocket
400 No required SSL certificate was sent
WebSocketClient\HandshakeException: Could not connect to wss://127.0.0.1:SERVER/: the server (127.0.0.1:SERVER) answered 400 Bad Request instead of switching to WebSocket
400 The SSL certificate error
