--TEST--
WebSocketClient::close(): ends an outage at once; connect() after that begins anew
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [['upgrade'], ['answer_close']]]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
var_dump($client->recv(0.0), $client->getState());
$start = elapsed();
$client->close();
assert_within(elapsed($start), 0.0, 0.7);
var_dump($client->getState(), $client->isConnected());
describe_closure(attempt(fn() => $client->recv()));
attempt(fn() => $client->send('no'));
attempt(fn() => $client->ping());
foreach ($client as $message) {
    echo "not reached\n";
}
$client->close();
$start = elapsed();
$client->connect();
assert_within(elapsed($start), 0.0, 0.9);
var_dump($client->getState());
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
NULL
enum(WebSocketClient\State::Connecting)
returned within its limit
enum(WebSocketClient\State::Closed)
bool(false)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client before it was open
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by client
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client before it was open
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client before it was open
onOpen: first
returned within its limit
enum(WebSocketClient\State::Open)
