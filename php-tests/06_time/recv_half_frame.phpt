--TEST--
WebSocketClient::recv(): half a frame and then nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'after' => "\x82\x7e\x10\x00half"], ['hang']]);
$client = connected($peer);
$start = elapsed();
var_dump($client->recv(0.5));
assert_waited(elapsed($start), 0.5);
var_dump($client->isConnected());
?>
--EXPECT--
NULL
waited out its limit
bool(true)
