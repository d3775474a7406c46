--TEST--
WebSocketClient::__construct(): a URL must be given
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => new WebSocketClient());
?>
--EXPECT--
ArgumentCountError: WebSocketClient::__construct() expects at least 1 argument, 0 given
