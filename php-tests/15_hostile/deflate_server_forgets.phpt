--TEST--
WebSocketClient: server_no_context_takeover: each message stands alone, and one that does not is answered with 1007
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$forgetful = compressor(forgets: true);
$send = fn(string $payload) => ['send_frame', 'opcode' => 1, 'rsv' => 4, 'payload' => $payload];
$peer = hostile_peer([
    ['upgrade', ...deflate_header('; server_no_context_takeover')],
    $send($forgetful('the same words, the same words')),
    $send($forgetful('the same words, the same words')),
    ['send_frame', 'opcode' => 1, 'payload' => 'between them a plain one'],
    $send($forgetful('the same words, the same words')),
    // RFC 7692, section 7.2.3.2: "Hello", and "Hello" by what is in the window.
    $send("\xf2\x48\xcd\xc9\xc9\x07\x00"),
    $send("\xf2\x00\x11\x00\x00"),
    ['read_frame', 'opcode' => 8],
]);
suffer($peer);
goes_on($peer);
?>
--EXPECTF--
received: the same words, the same words
received: the same words, the same words
received: between them a plain one
received: the same words, the same words
received: Hello
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a compressed message cannot be inflated; the connection was closed with code 1007 (invalid payload data)
WebSocketClient\ProtocolException: code 1007, reason 'a compressed message cannot be inflated', not clean, by client
the peer got a Close frame with 1007
all is well
