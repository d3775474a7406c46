--TEST--
WebSocketClient: what needs a connection throws before connect()
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$client = new WebSocketClient('ws://127.0.0.1:1/');
attempt(fn() => $client->send('x'));
attempt(fn() => $client->sendBinary('x'));
attempt(fn() => $client->recv());
attempt(fn() => $client->recv(0.0));
attempt(fn() => $client->ping());
attempt(function () use ($client) {
    foreach ($client as $message) {
    }
});
?>
--EXPECT--
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
