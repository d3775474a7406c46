--TEST--
Message: outlives its client
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('kept');
$message = $client->recv();
$client->close();
unset($client);
gc_collect_cycles();
echo $message, "\n";
?>
--EXPECT--
kept
