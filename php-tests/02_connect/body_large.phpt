--TEST--
WebSocketClient::connect(): 64 KiB of a refusal's body are kept
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$body = str_repeat('0123456789abcdef', 8192);
$chunks = str_repeat(sprintf("%x\r\n%s\r\n", 4096, substr($body, 0, 4096)), 32) . "0\r\n\r\n";
$peer = scripted_peer([
    [['respond', 'bytes' => "HTTP/1.1 500 Oops\r\nContent-Length: 131072\r\n\r\n$body"]],
    [['respond', 'bytes' => "HTTP/1.1 500 Oops\r\n\r\n$body"]],
    [['respond', 'bytes' => "HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n$chunks"]],
    [['respond', 'bytes' => "HTTP/1.1 500 Oops\r\nContent-Length: 65536\r\n\r\n" . substr($body, 0, 65536)]],
]);
for ($i = 0; $i < 4; $i++) {
    try {
        connected($peer);
    } catch (WebSocketClient\HandshakeException $e) {
        var_dump($e->body === substr($body, 0, 65536));
    }
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
