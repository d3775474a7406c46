--TEST--
WebSocketClient::recv(): messages that came before a broken end are still there after it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'after' => "\x81\x03one\x82\x03two"], ['wait_command'], ['close']]);
$client = connected($peer);
echo $client->recv(), "\n";
$peer->go();
var_dump(eventually(fn() => !$client->isConnected()));
echo $client->recv(), "\n";
attempt(fn() => $client->recv());
?>
--EXPECTF--
one
bool(true)
two
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
