--TEST--
ReconnectPolicy: a redirect to a node whose certificate is refused does not bar the endpoint
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$bad = scripted_peer([['upgrade'], ['hang']], ['tls' => 'selfsigned']);
$peer = scripted_peer([
    [['respond', 'bytes' => "HTTP/1.1 307 X\r\nLocation: https://127.0.0.1:$bad->port/\r\n\r\n"]],
    [['upgrade'], ['read_until_eof']],
]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(maxAttempts: 2)));
$client->onRetry(function ($client, $info): bool {
    echo $info->attempt, ' after ', $info->error::class, "\n";
    return true;
});
$client->connect();
var_dump($client->isConnected());
?>
--EXPECT--
2 after WebSocketClient\TlsException
onOpen: first
bool(true)
