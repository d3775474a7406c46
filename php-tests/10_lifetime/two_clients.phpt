--TEST--
Lifetime: clients do not disturb one another
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$a = connected($peer);
$b = connected($peer);
$a->send('from a');
$b->send('from b');
echo $b->recv(), ', ', $a->recv(), "\n";
$a->close();
$b->send('still there');
echo $b->recv(), "\n";
?>
--EXPECT--
from b, from a
still there
