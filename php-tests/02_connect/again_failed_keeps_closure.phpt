--TEST--
WebSocketClient::connect(): a failure leaves what is known of the connection before it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_close', 'code' => 4001, 'reason' => 'moved'], ['read_frame', 'opcode' => 8]],
    [['respond', 'bytes' => "HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n"]],
]);
$client = connected($peer);
attempt(fn() => $client->recv());
attempt($client->connect(...));
var_dump($client->getState(), $client->getCloseCode(), $client->getCloseReason());
describe_closure(attempt(fn() => $client->recv()));
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 4001: "moved"
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Later instead of switching to WebSocket
enum(WebSocketClient\State::Closed)
int(4001)
string(5) "moved"
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 4001: "moved"
WebSocketClient\ConnectionClosedException: code 4001, reason 'moved', clean, by peer
