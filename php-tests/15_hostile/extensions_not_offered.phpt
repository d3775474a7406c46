--TEST--
HandshakeException: permessage-deflate where it was not offered is refused, and the server told with 1010
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$peer = hostile_peer([['upgrade', ...deflate_header()], ['read_frame', 'opcode' => 8]]);
attempt(fn() => connected($peer, compression: false));
var_dump(isset($peer->waitFor('request')['headers']['sec-websocket-extensions']));
$frame = $peer->waitFor('frame');
echo $frame['code'], ' ', $frame['reason'], "\n";
goes_on($peer);
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the answer of the server (127.0.0.1:%d) is not a WebSocket handshake: it uses the extension "permessage-deflate", which was not offered
bool(false)
1010 it uses the extension "permessage-deflate", which was not offered
all is well
