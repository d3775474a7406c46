--TEST--
WebSocketClient::connect(): a redirect from ws to wss is followed, and its certificate is checked
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$secure = python_peer(['tls' => 'server']);
$server = scripted_peer([['respond', 'bytes' => "HTTP/1.1 301 X\r\nLocation: https://127.0.0.1:$secure->port/\r\n\r\n"]]);
$client = connected($server, tls: new TlsOptions(caFile: certificate('ca')));
$client->send('secure now');
echo $client->recv(), ' ', $client->getTlsInfo()['version'], "\n";
attempt_named(fn() => connected($server), ['SERVER' => $server->port, 'SECURE' => $secure->port]);
// serverName was for the other one.
attempt_named(
    fn() => connected($server, tls: new TlsOptions(caFile: certificate('ca'), serverName: 'other.example')),
    ['SERVER' => $server->port],
);
?>
--EXPECT--
secure now TLSv1.3
WebSocketClient\TlsException: Could not connect to ws://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SECURE) was not accepted: unable to get local issuer certificate, it was issued by "CN=websocket_client test ca", which is not among the system's authorities; trust its authority with TlsOptions(caFile: ...)
nothing thrown
