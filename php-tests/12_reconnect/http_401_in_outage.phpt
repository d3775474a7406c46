--TEST--
WebSocketClient::recv(): a status that is not worth another try ends the outage
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [refusal('401 Unauthorized')], [['upgrade'], ['answer_close']]]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    print_chain($e);
    var_dump($e->getPrevious()->statusCode);
}
attempt(fn() => $client->send('one'));
$client->connect();
var_dump($client->getState());
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer; no new connection could be opened to ws://127.0.0.1:%d/, gave up after 1 attempt in N s (another try would end the same): the server (127.0.0.1:%d) answered 401 Unauthorized instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 401 Unauthorized instead of switching to WebSocket
int(401)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
onOpen: reconnected
enum(WebSocketClient\State::Open)
