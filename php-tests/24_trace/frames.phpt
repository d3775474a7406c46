--TEST--
WebSocketClient::setLogger(): each frame's direction, opcode and length, and nothing of what is in it
--FILE--
<?php
require __DIR__ . '/tracing.inc';

$log = new Tracing();
$peer = scripted_peer([
    ['upgrade'],
    // In one write, so that the answer to the ping comes after all of them.
    ['send', 'bytes' => "\x81\x06secret\x02\x02ab\x89\x01p\x80\x7e\x01\x2c" . str_repeat('c', 300)],
    ['read_frame', 'opcode' => 10],
    ['read_frame', 'opcode' => 1],
    ['serve'],
]);
$client = connected($peer, pingInterval: null);
$client->setLogger($log);
echo $client->recv(), ' ', strlen($client->recv()), "\n";
$client->send('my secret');
$client->ping();
$client->close(4000, 'a reason');
$log->show(['SERVER' => $peer->port]);

// Compressed, and in two frames.
$peer = python_peer();
$client = connected($peer, pingInterval: null)->setLogger($log);
$client->send(str_repeat('secret ', 1000));
var_dump(strlen($client->recv()));
echo preg_replace('/\b\d+ bytes, compressed/', 'SIZE, compressed', with_ports(implode("\n", $log->lines), ['SERVER' => $peer->port])), "\n";
?>
--EXPECT--
secret 302
[debug] ws://127.0.0.1:SERVER/: received text, 6 bytes
[debug] ws://127.0.0.1:SERVER/: received binary, 2 bytes, more to come
[debug] ws://127.0.0.1:SERVER/: received ping, 1 byte
[debug] ws://127.0.0.1:SERVER/: received continuation, 300 bytes
[debug] ws://127.0.0.1:SERVER/: sent pong, 1 byte
[debug] ws://127.0.0.1:SERVER/: sent text, 9 bytes
[debug] ws://127.0.0.1:SERVER/: sent ping, 8 bytes
[debug] ws://127.0.0.1:SERVER/: received pong, 8 bytes
[debug] ws://127.0.0.1:SERVER/: sent close, 10 bytes
[debug] ws://127.0.0.1:SERVER/: received close, 10 bytes
[notice] the connection to ws://127.0.0.1:SERVER/ was closed by this client with code 4000: "a reason"
int(7000)
[debug] ws://127.0.0.1:SERVER/: sent text, SIZE, compressed
[debug] ws://127.0.0.1:SERVER/: received text, SIZE, compressed
