--TEST--
WebSocketClient::setLogger(): without a logger nothing is kept for a later one, and null ends the trace
--FILE--
<?php
require __DIR__ . '/tracing.inc';

$log = new Tracing();
$peer = python_peer();
$client = connected($peer, compression: false, pingInterval: null);
$client->send('before');
$client->recv();
$client->setLogger($log)->send('with');
$client->recv();
$client->setLogger(null)->send('after');
$client->recv();
$client->setLogger($log)->close();
$log->show(['SERVER' => $peer->port]);
?>
--EXPECT--
[debug] ws://127.0.0.1:SERVER/: sent text, 4 bytes
[debug] ws://127.0.0.1:SERVER/: received text, 4 bytes
[debug] ws://127.0.0.1:SERVER/: sent close, 2 bytes
[debug] ws://127.0.0.1:SERVER/: received close, 2 bytes
[notice] the connection to ws://127.0.0.1:SERVER/ was closed by this client with code 1000 (normal closure)
