--TEST--
Exceptions: what PHP prints about one that nobody catches
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"]]);
connected($peer);
?>
--EXPECTF--
Fatal error: Uncaught WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 500 No instead of switching to WebSocket in %speer.inc:%d
Stack trace:
#0 %speer.inc(%d): WebSocketClient->connect()
#1 %suncaught.php(%d): connected(Object(Peer))
#2 {main}
  thrown in %speer.inc on line %d
