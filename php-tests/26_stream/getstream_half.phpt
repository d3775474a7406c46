--TEST--
getStream(): half a frame does not keep it readable
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['wait_command'], ['send', 'bytes' => "\x81\x05ha"], ['wait_command'], ['send', 'bytes' => 'llo'], ['read_until_eof']]);
$client = connected($peer, pingInterval: null);
[$read, $none] = [[$client->getStream()], null];
$peer->go();
var_dump(stream_select($read, $none, $none, 10), $client->recv(0));
[$read, $none] = [[$client->getStream()], null];
var_dump(stream_select($read, $none, $none, 0));
$peer->go();
[$read, $none] = [[$client->getStream()], null];
var_dump(stream_select($read, $none, $none, 10), (string) $client->recv(0));
?>
--EXPECT--
int(1)
NULL
int(0)
int(1)
string(5) "hallo"
