--TEST--
Heartbeat: any received byte is a sign of life, a pong or not
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$frame = "\x82\x7e\x01\x00" . str_repeat('x', 256);
$peer = scripted_peer([
    ['upgrade'],
    ['send_slowly', 'bytes' => substr($frame, 0, 15), 'delay' => 0.2],
    ['send', 'bytes' => substr($frame, 15)],
    ['answer_close'],
]);
$client = connected($peer, pingInterval: 0.3, pongTimeout: 0.8);
var_dump(strlen($client->recv()->data));
$client->close();
?>
--EXPECT--
int(256)
