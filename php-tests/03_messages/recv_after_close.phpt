--TEST--
WebSocketClient::recv(): messages that were not fetched before close() can be fetched after it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade', 'after' => "\x81\x03one\x81\x03two"],
    ['read_frame', 'opcode' => 8],
    ['send_frame', 'opcode' => 1, 'payload' => 'three'],
    ['send_close', 'code' => 1000],
]);
$client = connected($peer);
echo $client->recv(), "\n";
$client->close();
echo $client->recv(), ' ', $client->recv(), "\n";
attempt(fn() => $client->recv());
?>
--EXPECTF--
one
two three
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
