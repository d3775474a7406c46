--TEST--
WebSocketClient::onDisconnect(): without a policy it is told as well, and the call then throws
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = dropping_peer();
$client = talkative(reconnecting($peer->url(), reconnect: null));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
attempt(fn() => $client->recv());
attempt(fn() => $client->send('again'));
$client->connect();
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
onOpen: reconnected
