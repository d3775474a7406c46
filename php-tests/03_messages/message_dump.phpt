--TEST--
Message: what var_dump() shows
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('hello');
var_dump($client->recv());
?>
--EXPECTF--
object(WebSocketClient\Message)#%d (2) {
  ["data"]=>
  string(5) "hello"
  ["binary"]=>
  bool(false)
}
