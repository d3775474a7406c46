--TEST--
WebSocketClient: cannot be serialised
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => serialize(new WebSocketClient('ws://example.com/')));
?>
--EXPECT--
Exception: Serialization of 'WebSocketClient' is not allowed
