--TEST--
WebSocketClient: a window of 8 bits: the server's messages are inflated, ours go out as they are
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$text = str_repeat('{"price": 12.5, "size": 3}', 30);
// Repeats from 26 bytes before are within any window.
$peer = hostile_peer([
    ['upgrade', ...deflate_header('; server_max_window_bits=8; client_max_window_bits=8')],
    ['send_frame', 'opcode' => 1, 'rsv' => 4, 'payload' => compressor(9)($text)],
    ['read_frame', 'opcode' => 1],
    ['answer_close'],
]);
$client = connected($peer);
var_dump($client->recv()->data === $text);
$client->send($text . $text);
$frame = $peer->waitFor('frame');
var_dump($frame['rsv'], $frame['size'] === 2 * strlen($text));
$client->close();
?>
--EXPECT--
bool(true)
int(0)
bool(true)
