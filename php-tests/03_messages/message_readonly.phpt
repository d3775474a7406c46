--TEST--
Message: cannot be changed
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('hello');
$message = $client->recv();
attempt(fn() => $message->data = 'other');
attempt(fn() => $message->binary = true);
attempt(function () use ($message) {
    unset($message->data);
});
attempt(function () use ($message) {
    $reference = &$message->data;
    $reference = 'other';
});
attempt(fn() => $message->other = 1);
var_dump($message->data, $message->binary, isset($message->data), isset($message->other));
?>
--EXPECTF--
Error: Cannot modify readonly property WebSocketClient\Message::$data
Error: Cannot modify readonly property WebSocketClient\Message::$binary
Error: Cannot unset readonly property WebSocketClient\Message::$data
Error: Cannot %Smodify readonly property WebSocketClient\Message::$data
Error: Cannot create dynamic property WebSocketClient\Message::$other
string(5) "hello"
bool(false)
bool(true)
bool(false)
