--TEST--
WebSocketClient::__construct(): an unknown named argument is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => new WebSocketClient('ws://example.com/', timeout: 5.0));
?>
--EXPECT--
Error: Unknown named parameter $timeout
