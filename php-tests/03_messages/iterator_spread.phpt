--TEST--
WebSocketClient: iterator_to_array() collects a connection to its end
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two']]);
$client = connected($peer);
$client->send('!close 1000');
echo implode(', ', iterator_to_array($client)), "\n";
?>
--EXPECT--
one, two
