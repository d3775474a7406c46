--TEST--
WebSocketClient::recv(): carries on over a new connection; onDisconnect, onRetry, onOpen, in this order
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1011, 'reason' => 'oops'], ['answer_close']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'from the second'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
echo "connected\n";
$peer->waitFor('waiting');
$peer->go();
echo $client->recv(), "\n";
var_dump($client->getState(), $client->isConnected(), $client->getCloseCode(), $client->getStats()->reconnects);
$client->close();
?>
--EXPECT--
onOpen: first
connected
onDisconnect: code 1011
onRetry: attempt 1
onOpen: reconnected
from the second
enum(WebSocketClient\State::Open)
bool(true)
NULL
int(1)
