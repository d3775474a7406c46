--TEST--
WebSocketClient::close(): 1000 without a reason
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([python_peer(), node_peer()] as $peer) {
    $client = connected($peer);
    var_dump($client->close());
    $closed = $peer->waitFor('closed');
    var_dump($closed['code'], $closed['reason']);
    var_dump($client->getState(), $client->isConnected(), $client->getCloseCode(), $client->getCloseReason());
}
?>
--EXPECT--
NULL
int(1000)
string(0) ""
enum(WebSocketClient\State::Closed)
bool(false)
int(1000)
string(0) ""
NULL
int(1000)
string(0) ""
enum(WebSocketClient\State::Closed)
bool(false)
int(1000)
string(0) ""
