--TEST--
WebSocketClient::onRetry(): what RetryInfo says
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\RetryInfo;

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [refusal('503 Unavailable')],
    [['upgrade'], ['answer_close']],
]);
$url = $peer->url('/chat?token=secret', userinfo: 'me:secret@');
$client = reconnecting($url);
$start = null;
$planned = null;
$client->onRetry(function (WebSocketClient $told, RetryInfo $info) use ($client, &$start, &$planned): bool {
    $start ??= elapsed();
    echo $told === $client ? 'itself' : 'another', ", attempt $info->attempt, $info->url\n";
    // A second after the last attempt on this endpoint, and a drawn part of the policy's delay after that.
    $least = getenv('WEBSOCKET_TEST_VALGRIND') ? 0.0 : 0.5; // Memcheck is so slow that the second may be over.
    echo $info->delay >= $least && $info->delay < 1.2 ? 'about a second' : $info->delay, "\n";
    $drift = abs($info->elapsed - elapsed($start));
    echo $drift < slack(0.2) ? 'since the connection was lost' : "off by $drift", "\n";
    echo get_class($info->error), ': ', $info->error->getMessage(), "\n";
    attempt(fn() => $info->delay = 0.0);
    return true;
});
$client->connect();
$peer->waitFor('waiting');
$peer->go();
while ($client->getStats()->reconnects === 0) {
    $client->recv(0.2);
}
// It holds the client, which only the garbage collector would see.
$client->onRetry(null);
?>
--EXPECTF--
itself, attempt 1, ws://127.0.0.1:%d/chat
about a second
since the connection was lost
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/chat was lost: Connection reset by peer
Error: Cannot modify readonly property WebSocketClient\RetryInfo::$delay
itself, attempt 2, ws://127.0.0.1:%d/chat
about a second
since the connection was lost
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/chat: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
Error: Cannot modify readonly property WebSocketClient\RetryInfo::$delay
