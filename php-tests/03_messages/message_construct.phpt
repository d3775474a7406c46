--TEST--
Message::__construct(): for tests of code that receives messages
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\Message;

$message = new Message('{"a":1}');
var_dump($message->data, $message->binary, $message->json());
var_dump((new Message("\xff", true))->binary);
attempt(fn() => new Message());
attempt(fn() => new Message([]));
attempt(fn() => $message->__construct('other'));
var_dump($message->data, unserialize(serialize($message)) == $message, (clone $message)->data);
?>
--EXPECT--
string(7) "{"a":1}"
bool(false)
array(1) {
  ["a"]=>
  int(1)
}
bool(true)
ArgumentCountError: WebSocketClient\Message::__construct() expects at least 1 argument, 0 given
TypeError: WebSocketClient\Message::__construct(): Argument #1 ($data) must be of type string, array given
Error: Cannot call constructor twice
string(7) "{"a":1}"
bool(true)
string(7) "{"a":1}"
