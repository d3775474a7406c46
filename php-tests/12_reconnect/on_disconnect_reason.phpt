--TEST--
WebSocketClient::onDisconnect(): is told why, once for each connection that was lost, and not of our own close()
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1001, 'reason' => 'bye'], ['answer_close']],
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->onDisconnect(function (WebSocketClient $told, $why) use ($client): void {
    var_dump($told === $client, $told->isConnected(), $told->getState()->name);
    describe_closure($why);
    echo $why->getMessage(), "\n";
});
$client->connect();
for ($i = 0; $i < 2; $i++) {
    $peer->waitFor('waiting');
    $peer->go();
    $reconnects = $client->getStats()->reconnects;
    while ($client->getStats()->reconnects === $reconnects) {
        $client->recv(0.1);
    }
}
$client->close();
echo "closed\n";
// It holds the client, which only the garbage collector would see.
$client->onDisconnect(null);
?>
--EXPECTF--
bool(true)
bool(false)
string(6) "Closed"
WebSocketClient\ConnectionClosedException: code 1001, reason 'bye', clean, by peer
The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away): "bye"
bool(true)
bool(false)
string(6) "Closed"
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
closed
