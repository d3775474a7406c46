--TEST--
WebSocketClient: foreach throws when the peer closes without a code
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send_close'], ['read_frame', 'opcode' => 8]]);
try {
    foreach (connected($peer) as $message) {
    }
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 1005, reason '', clean, by peer
