--TEST--
HandshakeException: headers, status and body as PHP values
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nno"]]);
try {
    connected($peer);
} catch (WebSocketClient\HandshakeException $e) {
    var_dump($e->statusCode, $e->headers, $e->body);
}
?>
--EXPECT--
int(429)
array(2) {
  ["retry-after"]=>
  array(1) {
    [0]=>
    string(1) "7"
  }
  ["content-length"]=>
  array(1) {
    [0]=>
    string(1) "2"
  }
}
string(2) "no"
