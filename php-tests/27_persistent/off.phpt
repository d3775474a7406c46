--TEST--
Persistent: persistent_max=0 keeps none
--INI--
websocket_client.persistent_max=0
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer();
connected_persistent($peer)->send('x');
echo $peer->waitFor('closed')['code'], "\n";
print_persistent();
?>
--EXPECT--
1001
Persistent connections not in use => 0
