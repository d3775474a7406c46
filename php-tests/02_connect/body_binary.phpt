--TEST--
WebSocketClient::connect(): status line, headers and body of a refusal may hold any bytes
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 400 caf\xe9\r\nX-B: \xff\xfe\r\nContent-Length: 4\r\n\r\n\0\xff\x80a"]]);
$e = null;
try {
    connected($peer);
} catch (WebSocketClient\HandshakeException $e) {
    var_dump($e->statusCode, bin2hex($e->headers['x-b'][0]), bin2hex($e->body));
}
?>
--EXPECT--
int(400)
string(4) "fffe"
string(8) "00ff8061"
