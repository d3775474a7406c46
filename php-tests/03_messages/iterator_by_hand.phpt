--TEST--
MessageIterator: driven by hand
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two']]);
$client = connected($peer);
$messages = $client->getIterator();
var_dump($messages->valid(), $messages->key(), (string) $messages->current());
$messages->rewind();
var_dump($messages->valid(), $messages->key(), (string) $messages->current());
$messages->rewind();
var_dump((string) $messages->current());
$messages->next();
var_dump($messages->key(), (string) $messages->current());
$client->close();
$messages->next();
var_dump($messages->valid(), $messages->current());
$messages->next();
var_dump($messages->valid());
attempt(fn() => new WebSocketClient\MessageIterator());
attempt(fn() => serialize($messages));
?>
--EXPECTF--
bool(true)
int(0)
string(3) "one"
bool(true)
int(0)
string(3) "one"
string(3) "one"
int(1)
string(3) "two"
bool(false)
NULL
bool(false)
Error: Call to private WebSocketClient\MessageIterator::__construct() from global scope
Exception: Serialization of 'WebSocketClient\MessageIterator' is not allowed
