--TEST--
Exceptions: NUL and other odd bytes from the peer do no harm in messages
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_close', 'code' => 4000, 'reason' => "a\0b\nc"], ['read_frame', 'opcode' => 8]],
    [['respond', 'bytes' => "HTTP/1.1 500 a\tb\r\nContent-Length: 0\r\n\r\n"]],
]);
try {
    connected($peer)->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    var_dump($e->reason === "a\0b\nc", strpbrk($e->getMessage(), "\0\n"));
}
try {
    connected($peer);
} catch (WebSocketClient\HandshakeException $e) {
    var_dump($e->statusCode, strpbrk($e->getMessage(), "\0\n"));
}
?>
--EXPECT--
bool(true)
bool(false)
int(500)
bool(false)
