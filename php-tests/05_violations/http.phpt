--TEST--
ProtocolException: HTTP after the upgrade is told as such, and answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer);
try {
    $client->recv();
} catch (WebSocketClient\ProtocolException $e) {
    echo $e->getMessage(), "\n";
}
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECTF--
The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: HTTP came in place of a frame, as if there had been no upgrade; the connection was closed with code 1002 (protocol error)
1002
