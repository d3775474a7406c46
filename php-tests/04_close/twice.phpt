--TEST--
WebSocketClient::close(): a second call does nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['answer_close'], ['fin'], ['read_until_eof']]);
$client = connected($peer);
$client->close(4000, 'once');
$client->close(4001, 'twice');
$client->close();
var_dump($client->getCloseCode(), $client->getCloseReason());
echo $peer->waitFor('frame')['code'], "\n";
echo $peer->waitFor('eof')['bytes'], "\n";
?>
--EXPECT--
int(4000)
string(4) "once"
4000
0
