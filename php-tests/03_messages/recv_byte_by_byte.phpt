--TEST--
WebSocketClient::recv(): frames in single bytes
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_slowly', 'bytes' => "\x01\x03one\x89\x01p\x80\x03two\x82\x00\x81\x7e\x00\x7e" . str_repeat('x', 126), 'delay' => 0.002],
    ['answer_close'],
]);
$client = connected($peer);
var_dump($client->recv()->data, $client->recv()->data, strlen($client->recv()->data));
$client->close();
?>
--EXPECT--
string(6) "onetwo"
string(0) ""
int(126)
