--TEST--
Message::__toString(): the data
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->sendBinary("\0\xff");
$message = $client->recv();
var_dump($message instanceof Stringable, bin2hex((string) $message), strlen($message), "$message" === $message->data);
?>
--EXPECT--
bool(true)
string(4) "00ff"
int(2)
bool(true)
