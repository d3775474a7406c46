--TEST--
WebSocketClient::close(): is never followed by a reconnect, whatever its code and the peer's answer
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['answer_close']],
    [['upgrade'], ['read_frame'], ['send_close', 'code' => 1011], ['close']],
    [['upgrade'], ['read_frame'], ['reset']],
    [['upgrade'], ['hang']],
]);
for ($i = 0; $i < 4; $i++) {
    $client = talkative(reconnecting($peer->url(), closeTimeout: 0.2));
    $client->connect();
    attempt(fn() => $client->close(1001));
    attempt(fn() => $client->recv());
    foreach ($client as $message) {
        echo "not reached\n";
    }
    var_dump($client->getState()->name, $client->getStats()->reconnects);
}
?>
--EXPECTF--
onOpen: first
nothing thrown
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1001 (going away)
string(6) "Closed"
int(0)
onOpen: first
nothing thrown
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1011 (internal error)
string(6) "Closed"
int(0)
onOpen: first
nothing thrown
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
string(6) "Closed"
int(0)
onOpen: first
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 0.2 s (closeTimeout); the connection was closed
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client; the server did not answer the Close frame in time (closeTimeout)
string(6) "Closed"
int(0)
