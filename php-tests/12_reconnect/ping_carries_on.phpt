--TEST--
WebSocketClient::ping(): the connection drops while it waits for the pong; it is sent again on the new one
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[['upgrade'], ['read_frame', 'opcode' => 9], ['reset']], [['upgrade'], ['serve']]]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$trip = $client->ping(10.0);
// Of the second ping alone.
var_dump($trip >= 0.0, $trip < 0.5);
$peer->waitFor('frame');
$peer->waitFor('frame');
var_dump(array_column($peer->all('frame'), 'opcode'));
?>
--EXPECT--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
bool(true)
bool(true)
array(2) {
  [0]=>
  int(9)
  [1]=>
  int(9)
}
