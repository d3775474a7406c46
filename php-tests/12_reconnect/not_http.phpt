--TEST--
ReconnectPolicy: an answer that is not HTTP is a failure that passes
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['read_request'], ['send', 'bytes' => "\x15\x03\x01\x00\x02\x02\x46"], ['fin'], ['read_until_eof']],
    [['send', 'bytes' => "SSH-2.0-OpenSSH_9.2\r\n"], ['read_until_eof']],
    [['upgrade'], ['read_until_eof']],
]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(maxAttempts: 3)));
$client->onRetry(function ($client, $info): bool {
    echo $info->attempt, ' after ', $info->error::class, "\n";
    return true;
});
$client->connect();
var_dump($client->isConnected());
?>
--EXPECT--
2 after WebSocketClient\HandshakeException
3 after WebSocketClient\HandshakeException
onOpen: first
bool(true)
