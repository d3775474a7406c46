--TEST--
WebSocketClient::ping(): a pong that answers another ping does not count
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['read_frame', 'opcode' => 9],
    ['send_frame', 'opcode' => 10, 'payload' => 'something else'],
    ['send_frame', 'opcode' => 10, 'payload' => ''],
    ['answer_close'],
]);
$client = connected($peer, pingInterval: null);
$e = attempt(fn() => $client->ping(0.5));
$client->close();
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer a ping within 0.5 s; the connection is still open
