--TEST--
websocket_client: a malformed websocket_client.max_message_size is no reason to go without one
--INI--
websocket_client.max_message_size=8MB
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => new WebSocketClient('ws://127.0.0.1/'));
?>
--EXPECT--
WebSocketClient\Exception: The ini setting websocket_client.max_message_size must be a size such as 1048576 or 16M, "8MB" given
