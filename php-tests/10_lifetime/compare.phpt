--TEST--
WebSocketClient: comparing clients does no harm
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$a = connected($peer);
$b = connected($peer);
var_dump($a === $b, $a === $a, in_array($b, [$a, $b], true));
$a == $b;
$map = new SplObjectStorage();
$map[$a] = 'a';
$map[$b] = 'b';
var_dump($map[$a], $map[$b], count(new WeakMap()));
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
string(1) "a"
string(1) "b"
int(0)
