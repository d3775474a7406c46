--TEST--
WebSocketClient::ping(): without a limit, pongTimeout counts
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']]);
$client = connected($peer, pingInterval: null, pongTimeout: 0.4);
$start = elapsed();
$e = attempt(fn() => $client->ping());
assert_waited(elapsed($start), 0.4);
var_dump($e->operation);
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer a ping within 0.4 s; the connection is still open
waited out its limit
string(4) "ping"
