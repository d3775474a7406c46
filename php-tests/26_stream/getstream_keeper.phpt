--TEST--
getStream(): what the heartbeat's thread has read is not lost sight of
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$stream = $client->getStream();
$client->send('kept');
eventually(fn() => $client->getStats()->bufferedMessages === 1);
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 0));
echo $client->recv(0), "\n";
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 0));

// Made when something lies there already.
$other = connected($peer);
$other->send('before');
eventually(fn() => $other->getStats()->bufferedMessages === 1);
[$read, $none] = [[$other->getStream()], null];
var_dump(stream_select($read, $none, $none, 0));
echo $other->recv(0), "\n";
?>
--EXPECT--
int(1)
kept
int(0)
int(1)
before
