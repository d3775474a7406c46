--TEST--
WebSocketClient::getState(), getUrl(), getStats(): during an outage and after it
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade', 'headers' => ['X-Node: one']], ['wait_command'], ['send_close', 'code' => 1001, 'reason' => 'bye'], ['answer_close']],
    [['upgrade', 'headers' => ['X-Node: two']], ['wait_command'], ['answer_close']],
]);
$url = $peer->url('/?token=secret', userinfo: 'me:secret@');
$client = reconnecting($url);
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
var_dump($client->recv(0.0), $client->getState(), $client->isConnected(), $client->getUrl() === $peer->url('/?token=secret'));
var_dump($client->getCloseCode(), $client->getCloseReason(), $client->getResponseHeaders()['x-node']);
var_dump($client->getStats()->reconnects, $client->getStats()->connectedSince);
$client->recv(1.5);
var_dump($client->getState(), $client->isConnected(), $client->getUrl() === $peer->url('/?token=secret'));
var_dump($client->getCloseCode(), $client->getCloseReason(), $client->getResponseHeaders()['x-node'][0]);
var_dump($client->getStats()->reconnects, is_float($client->getStats()->connectedSince));
?>
--EXPECT--
NULL
enum(WebSocketClient\State::Connecting)
bool(false)
bool(true)
int(1001)
string(3) "bye"
array(1) {
  [0]=>
  string(3) "one"
}
int(0)
NULL
enum(WebSocketClient\State::Open)
bool(true)
bool(true)
NULL
NULL
string(3) "two"
int(1)
bool(true)
