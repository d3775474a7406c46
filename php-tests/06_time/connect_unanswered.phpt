--TEST--
WebSocketClient::connect(): an address that does not answer
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']], ['backlog_full' => true]);
$client = new WebSocketClient($peer->url(), connectTimeout: 0.5);
$start = elapsed();
$e = attempt($client->connect(...));
assert_waited(elapsed($start), 0.5);
var_dump($e->operation);
?>
--EXPECTF--
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: connecting took longer than the limit of 0.5 s (connectTimeout): tried 127.0.0.1:%d (no answer)
waited out its limit
string(7) "connect"
