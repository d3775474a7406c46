--TEST--
WebSocketClient::send(): carries on although callbacks call recv() and send() meanwhile, which throw or return
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'kept'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->onDisconnect(function (WebSocketClient $client): void {
    attempt(fn() => print($client->recv(0.0) . "\n"));
    attempt(fn() => $client->send('inner'));
});
$client->onRetry(function (WebSocketClient $client): bool {
    attempt(fn() => $client->recv(0.0));
    attempt(fn() => $client->ping(1.0));
    return true;
});
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$client->send('outer');
echo $peer->waitFor('frame')['text'], "\n";
?>
--EXPECTF--
kept
nothing thrown
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
outer
