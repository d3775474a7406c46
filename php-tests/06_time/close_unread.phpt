--TEST--
WebSocketClient::close(): a peer that reads nothing, with the socket full
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 4096]);
$client = connected($peer, sendTimeout: 0.2, closeTimeout: 0.5);
attempt(fn() => $client->sendBinary(str_repeat('x', 32 << 20)));
$start = elapsed();
$client->close();
assert_within(elapsed($start), 0.5);
var_dump($client->getState());
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not take a whole message within 0.2 s (sendTimeout); the connection was closed, since half a message cannot be taken back
returned within its limit
enum(WebSocketClient\State::Closed)
