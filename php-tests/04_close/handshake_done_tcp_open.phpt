--TEST--
WebSocketClient::close(): a peer that answers but leaves TCP open is waited for no longer than closeTimeout, and that is no error
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['answer_close'], ['read_until_eof']]);
$client = connected($peer, closeTimeout: 0.5);
$start = elapsed();
$client->close();
assert_within(elapsed($start), 0.5);
var_dump($client->getState(), $client->getCloseCode());
echo $peer->waitFor('eof')['how'], "\n";
?>
--EXPECT--
returned within its limit
enum(WebSocketClient\State::Closed)
int(1000)
fin
