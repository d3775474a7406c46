--TEST--
RetryInfo: its properties cannot be changed, nor read before they are there
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\RetryInfo;

var_dump((new ReflectionClass(RetryInfo::class))->isFinal());
$empty = (new ReflectionClass(RetryInfo::class))->newInstanceWithoutConstructor();
attempt(fn() => $empty->attempt);
attempt(fn() => $empty->attempt = 5);
?>
--EXPECTF--
bool(true)
Error: Typed property WebSocketClient\RetryInfo::$attempt must not be accessed before initialization
Error: Cannot %s readonly property WebSocketClient\RetryInfo::$attempt from global scope
