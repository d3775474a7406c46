--TEST--
WebSocketClient::onDisconnect(), onRetry(): what they may call on their client, and what not
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['wait_command'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$call = function (WebSocketClient $client): void {
    var_dump($client->getState()->name, $client->isConnected(), $client->getUrl() !== null);
    attempt(fn() => $client->recv());
    attempt(fn() => $client->send('text'));
    attempt(fn() => $client->sendBinary('bytes'));
    attempt(fn() => $client->ping(10.0));
    attempt(fn() => $client->connect());
    attempt(function () use ($client) {
        foreach ($client as $message) {
        }
    });
};
$client->onDisconnect(function (WebSocketClient $client) use ($call): void {
    echo "onDisconnect\n";
    $call($client);
});
$client->onRetry(function (WebSocketClient $client) use ($call): bool {
    echo "onRetry\n";
    $call($client);
    return true;
});
$client->connect();
echo $client->recv(), "\n";
$peer->go();
echo $client->recv(), "\n";
?>
--EXPECTF--
one
onDisconnect
string(6) "Closed"
bool(false)
bool(true)
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\Exception: connect() was called in a callback of the same client, which goes on connecting when that returns
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
onRetry
string(10) "Connecting"
bool(false)
bool(true)
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\Exception: connect() was called in a callback of the same client, which goes on connecting when that returns
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
two
