--TEST--
MessageIterator: one made without its constructor throws and harms nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$messages = (new ReflectionClass(WebSocketClient\MessageIterator::class))->newInstanceWithoutConstructor();
attempt(fn() => $messages->rewind());
attempt(fn() => $messages->next());
var_dump($messages->valid(), $messages->current(), $messages->key());
?>
--EXPECT--
Error: The iterator has no client
Error: The iterator has no client
bool(false)
NULL
int(0)
