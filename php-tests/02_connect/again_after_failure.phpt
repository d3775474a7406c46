--TEST--
WebSocketClient::connect(): a client whose connect failed can connect later
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['respond', 'bytes' => "HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n"]],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'now'], ['answer_close']],
]);
$client = new WebSocketClient($peer->url());
attempt($client->connect(...));
attempt(fn() => $client->send('too early'));
var_dump($client->isConnected());
$client->connect();
echo $client->recv(10.0), "\n";
var_dump($client->getState());
$client->close();
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Later instead of switching to WebSocket
WebSocketClient\Exception: Not connected to ws://127.0.0.1:%d/: call connect() first
bool(false)
now
enum(WebSocketClient\State::Open)
