--TEST--
ProtocolException: HTTP after the upgrade is told as such, and answered with 1002
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
foreach (['at once' => ['send'], 'byte by byte' => ['send_slowly', 'delay' => 0.01]] as $how => $step) {
    echo "$how:\n";
    $peer = scripted_peer([['upgrade'], [...$step, 'bytes' => $answer], ['read_frame', 'opcode' => 8]]);
    $client = connected($peer);
    attempt(fn() => $client->recv(10));
    echo $peer->waitFor('frame')['code'], "\n";
}
?>
--EXPECTF--
at once:
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: HTTP came in place of a frame, as if there had been no upgrade; a proxy before the server may have sent it; the connection was closed with code 1002 (protocol error)
1002
byte by byte:
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: HTTP came in place of a frame, as if there had been no upgrade; a proxy before the server may have sent it; the connection was closed with code 1002 (protocol error)
1002
