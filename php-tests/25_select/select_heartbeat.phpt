--TEST--
select(): heartbeats go on in it, and a peer that is dead is something to fetch
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$alive = python_peer(['ping_interval' => 0.3, 'ping_timeout' => 2.0]);
$dead = scripted_peer([['upgrade'], ['hang']]);
$clients = [
    'alive' => connected($alive, pingInterval: 0.2, pongTimeout: 2.0),
    'dead' => connected($dead, pingInterval: 0.5, pongTimeout: 1.0),
];
echo implode(array_keys(WebSocketClient::select($clients, 20.0))), "\n";
attempt(fn() => $clients['dead']->recv(0));
var_dump($clients['alive']->isConnected(), $clients['alive']->getStats()->pongsReceived >= 2);
?>
--EXPECTF--
dead
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: %s
bool(true)
bool(true)
