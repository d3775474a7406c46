--TEST--
WebSocketClient: what needs a connection throws after close()
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->close();
attempt(fn() => $client->send('x'));
attempt(fn() => $client->sendBinary('x'));
attempt(fn() => $client->recv());
attempt(fn() => $client->recv(0.0));
attempt(fn() => $client->ping());
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
