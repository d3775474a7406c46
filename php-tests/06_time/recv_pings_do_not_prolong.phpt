--TEST--
WebSocketClient::recv(): pings in between do not prolong its limit
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['ping_interval' => 0.1, 'ping_timeout' => 5]);
$client = connected($peer);
$start = elapsed();
var_dump($client->recv(1.0));
assert_waited(elapsed($start), 1.0);
?>
--EXPECT--
NULL
waited out its limit
