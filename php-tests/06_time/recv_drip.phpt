--TEST--
WebSocketClient::recv(): one byte at a time does not prolong its limit
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send_slowly', 'bytes' => "\x82\x7e\x10\x00" . str_repeat('x', 4096), 'delay' => 0.1]]);
$client = connected($peer);
$start = elapsed();
var_dump($client->recv(1.0));
assert_waited(elapsed($start), 1.0);
?>
--EXPECT--
NULL
waited out its limit
