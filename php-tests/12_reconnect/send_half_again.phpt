--TEST--
WebSocketClient::sendBinary(): a message that had gone out in part is sent again, whole
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_seconds', 'seconds' => 0.5], ['reset']],
    [['upgrade'], ['read_frame'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url(), sendTimeout: 30.0));
$client->connect();
// More than the buffers of both ends hold.
$client->sendBinary('begin' . str_repeat('x', 16 << 20));
echo "sent\n";
$frame = $peer->waitFor('frame', 30.0);
var_dump($frame['connection'], $frame['opcode'], $frame['fin'], $frame['size'] - (16 << 20), substr(hex2bin($frame['hex']), 0, 6));
$client->close();
var_dump($client->getStats()->messagesSent);
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
sent
int(2)
int(2)
bool(true)
int(5)
string(6) "beginx"
int(1)
