--TEST--
WebSocketClient::ping(): behind a message that only recvTo() takes there is no pong; the message still waits
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 2, 'payload' => str_repeat('x', 1001)],
    ['serve'],
]);
$client = connected($peer, maxMessageSize: 1000);
$peer->waitFor('request');
attempt(fn() => $client->ping(0.5));
var_dump($client->recvTo($memory = fopen('php://memory', 'w')));
var_dump($client->ping() > 0);
$client->close();
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer a ping within 0.5 s; the connection is still open
int(1001)
bool(true)
