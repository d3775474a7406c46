--TEST--
WebSocketClient: cannot be unserialised
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

attempt(fn() => var_dump(unserialize('O:15:"WebSocketClient":0:{}')));
attempt(fn() => var_dump(unserialize('C:15:"WebSocketClient":0:{}')));
?>
--EXPECTF--
Exception: Unserialization of 'WebSocketClient' is not allowed
%AException: Unserialization of 'WebSocketClient' is not allowed
