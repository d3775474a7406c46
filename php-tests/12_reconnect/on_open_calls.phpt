--TEST--
WebSocketClient::onOpen(): what it may call on its client, and what not
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$steps = [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['serve'], ['reset']];
$peer = scripted_peer($steps);
$client = reconnecting($peer->url());
$client->onOpen(function (WebSocketClient $client, bool $reconnected): void {
    var_dump($client->getState()->name, $client->isConnected());
    $client->send('text');
    $client->sendBinary('bytes');
    var_dump($client->ping(10.0) >= 0.0);
    attempt(fn() => print($client->recv() . "\n"));
    attempt(fn() => $client->connect());
});
$client->connect();
echo "--\n";
$peer->waitFor('frame');
$peer->go();
attempt(fn() => $client->recv(2.0));
$client->close();
?>
--EXPECT--
string(4) "Open"
bool(true)
bool(true)
one
nothing thrown
WebSocketClient\Exception: connect() was called while another connect() of the same client waits
--
string(4) "Open"
bool(true)
bool(true)
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
nothing thrown
nothing thrown
