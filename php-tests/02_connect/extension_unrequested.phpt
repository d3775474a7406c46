--TEST--
WebSocketClient::connect(): an extension that was not offered is refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'headers' => ['Sec-WebSocket-Extensions: x-private; a=1']]]);
attempt(fn() => connected($peer));
?>
--EXPECTF--
WebSocketClient\HandshakeException: %s
