--TEST--
WebSocketClient: maxMessageSize counts what a message inflates to, to the byte
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$compress = compressor();
$noise = '';
for ($i = 0; strlen($noise) < 50000; $i++) {
    $noise .= md5((string) $i, true);
}
$noise = substr($noise, 0, 50000);
$send = fn(string $message, array $form = []) => ['send_frame', 'opcode' => 2, 'rsv' => 4, 'payload' => $compress($message), ...$form];
$peer = hostile_peer([
    ['upgrade', ...deflate_header()],
    $send(str_repeat('x', 50000)),
    // What does not become smaller becomes larger by a few bytes.
    $send($noise),
    $send(str_repeat('x', 50001)),
    ['read_frame', 'opcode' => 8],
]);
suffer($peer, maxMessageSize: 50000);
goes_on($peer);
?>
--EXPECTF--
received: 50000 bytes
received: 50000 bytes
The server at ws://127.0.0.1:%d/ sent a message of at least 50001 bytes, more than maxMessageSize allows (50000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
WebSocketClient\ProtocolException: code 1009, reason 'a message of at least 50001 bytes is larger than the limit of 50000 bytes', not clean, by client
the peer got a Close frame with 1009
all is well
