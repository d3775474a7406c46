--TEST--
ProtocolException: foreach throws it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'after' => "\x81\x04fine\x83\x00"], ['read_frame', 'opcode' => 8]]);
try {
    foreach (connected($peer) as $message) {
        echo $message, "\n";
    }
} catch (WebSocketClient\ProtocolException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECTF--
fine
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame has the reserved opcode 3; the connection was closed with code 1002 (protocol error)
