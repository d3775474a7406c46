--TEST--
WebSocketClient::connect(): an answer of one byte at a time does not prolong the limit
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['read_request'],
    ['send_slowly', 'bytes' => 'HTTP/1.1 101 Switching Protocols', 'delay' => 0.3],
]);
$client = new WebSocketClient($peer->url(), connectTimeout: 1.0);
$start = elapsed();
$e = attempt($client->connect(...));
assert_waited(elapsed($start), 1.0);
var_dump($e->operation);
?>
--EXPECTF--
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of 1 s (connectTimeout)%S
waited out its limit
string(7) "connect"
