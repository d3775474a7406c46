--TEST--
WebSocketClient: cannot be cloned
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => clone new WebSocketClient('ws://example.com/'));
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class WebSocketClient
