--TEST--
Exceptions: what PHP prints about one that nobody catches
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"]]);
connected($peer);
?>
--EXPECTF--
Fatal error: Uncaught WebSocketClient\HandshakeException: %s500%s in %speer.inc:%d
Stack trace:
#0 %speer.inc(%d): WebSocketClient->connect()
#1 %suncaught.php(%d): connected(Object(Peer))
#2 {main}
  thrown in %speer.inc on line %d
