--TEST--
WebSocketClient::send(): a peer that never reads
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 4096]);
$client = connected($peer, sendTimeout: 0.5);
$peer->waitFor('hanging');
$start = elapsed();
$e = attempt(fn() => $client->sendBinary(str_repeat('x', 32 << 20)));
assert_waited(elapsed($start), 0.5);
var_dump($e->operation, $client->isConnected());
attempt(fn() => $client->send('too late'));
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not take a whole message within 0.5 s (sendTimeout); the connection was closed, since half a message cannot be taken back
waited out its limit
string(4) "send"
bool(false)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: half a message had been sent when it was given up
