--TEST--
websocket_client: the client can be iterated, the message be a string
--FILE--
<?php
var_dump(is_subclass_of(WebSocketClient::class, IteratorAggregate::class));
var_dump(is_subclass_of(WebSocketClient\Message::class, Stringable::class));
?>
--EXPECT--
bool(true)
bool(true)
