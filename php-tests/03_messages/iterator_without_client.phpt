--TEST--
MessageIterator: one made without its constructor throws and harms nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$messages = (new ReflectionClass(WebSocketClient\MessageIterator::class))->newInstanceWithoutConstructor();
attempt(fn() => $messages->rewind());
attempt(fn() => $messages->next());
attempt(fn() => $messages->valid());
attempt(fn() => $messages->current());
var_dump($messages->key());
?>
--EXPECT--
Error: The iterator has no client
Error: The iterator has no client
Error: The iterator has no client
Error: The iterator has no client
int(0)
