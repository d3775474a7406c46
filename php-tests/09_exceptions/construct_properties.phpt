--TEST--
Exceptions: properties of one made in PHP have their defaults
--FILE--
<?php
$e = new WebSocketClient\HandshakeException();
var_dump($e->statusCode, $e->headers, $e->body);
$e = new WebSocketClient\TimeoutException();
var_dump($e->operation);
$e = new WebSocketClient\ConnectionClosedException();
var_dump($e->closeCode, $e->reason, $e->clean, $e->initiator);
?>
--EXPECT--
int(0)
array(0) {
}
string(0) ""
string(0) ""
int(1006)
string(0) ""
bool(false)
string(7) "network"
