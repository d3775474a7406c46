--TEST--
WebSocketClient::connect(): opens a new connection after close()
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
for ($i = 1; $i <= 3; $i++) {
    $client->send("connection $i");
    echo $client->recv(), "\n";
    $client->close(4000 + $i);
    var_dump($client->getCloseCode());
    $client->connect();
    var_dump($client->getState(), $client->getCloseCode(), $client->getCloseReason());
}
var_dump(count($peer->several('open', 4)));
?>
--EXPECT--
connection 1
int(4001)
enum(WebSocketClient\State::Open)
NULL
NULL
connection 2
int(4002)
enum(WebSocketClient\State::Open)
NULL
NULL
connection 3
int(4003)
enum(WebSocketClient\State::Open)
NULL
NULL
int(4)
