--TEST--
WebSocketClient::close(): in onOpen, onDisconnect or onRetry it ends the reconnecting
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    $peer = scripted_peer([
        [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']],
        [['upgrade'], ['answer_close']],
    ]);
    $client = reconnecting($peer->url());
    $client->connect();
    echo $client->recv(), "\n";
    $client->$method(function (WebSocketClient $client) use ($method): bool {
        echo "$method\n";
        $client->close();
        return true;
    });
    $client->send('go');
    attempt(fn() => $client->recv());
    var_dump($client->getState()->name);
    // A loop ends silently.
    foreach ($client->isConnected() ? ['it goes on'] : $client as $message) {
        echo $message, "\n";
    }
    $client->$method(null);
    $client->connect();
    var_dump($client->getState()->name);
    $client->close();
}
?>
--EXPECTF--
one
onOpen
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client %s
string(6) "Closed"
string(4) "Open"
one
onDisconnect
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client %s
string(6) "Closed"
string(4) "Open"
one
onRetry
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client %s
string(6) "Closed"
string(4) "Open"
