--TEST--
Heartbeat: a connect that failed leaves no thread
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"]]);
$before = count_own('task');
for ($i = 0; $i < 5; $i++) {
    try {
        connected($peer);
    } catch (WebSocketClient\HandshakeException) {
    }
}
var_dump(eventually(fn() => count_own('task') === $before));
?>
--EXPECT--
bool(true)
