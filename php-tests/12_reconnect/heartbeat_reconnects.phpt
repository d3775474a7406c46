--TEST--
WebSocketClient::recv(): a peer that answers no ping is replaced
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['hang']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['serve']],
]);
$client = reconnecting($peer->url(), pingInterval: 0.3, pongTimeout: 0.3);
$client->onDisconnect(fn($client, $why) => print(preg_replace('/\d+\.\d s/', 'N s', $why->getMessage(), 1) . "\n"));
$client->connect();
echo $client->recv(), "\n";
?>
--EXPECTF--
The connection to ws://127.0.0.1:%d/ was lost: the server sent nothing for N s and did not answer a ping within 0.3 s (pongTimeout)
hello
