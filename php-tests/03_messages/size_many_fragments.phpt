--TEST--
WebSocketClient: a message in very many fragments
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => "\x01\x01a" . str_repeat("\x00\x01b", 100000) . str_repeat("\x00\x00", 1000) . "\x80\x01c"],
    ['answer_close'],
]);
$client = connected($peer);
var_dump($client->recv()->data === 'a' . str_repeat('b', 100000) . 'c');
$client->close();
?>
--EXPECT--
bool(true)
