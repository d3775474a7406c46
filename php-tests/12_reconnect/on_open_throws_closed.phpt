--TEST--
WebSocketClient::onOpen(): a ConnectionClosedException of the application's own leaves the call if the connection is open
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = python_peer();
$client = reconnecting($peer->url());
$client->onOpen(fn() => throw new WebSocketClient\ConnectionClosedException('of another client'));
attempt($client->connect(...));
var_dump($client->isConnected(), $client->getStats()->reconnects);
$client->send('hello');
echo $client->recv(), "\n";
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: of another client
bool(true)
int(0)
hello
