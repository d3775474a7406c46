--TEST--
WebSocketClient: var_dump() shows state, endpoint and counters
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('hello');
$client->recv();
var_dump($client);
?>
--EXPECTF--
object(WebSocketClient)#%d (%d) {
%A["state"]=>
  enum(WebSocketClient\State::Open)
%A["url"]=>
  string(%d) "ws://127.0.0.1:%d/"
%A}
