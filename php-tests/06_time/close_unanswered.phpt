--TEST--
WebSocketClient::close(): a peer that never answers
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']]);
$client = connected($peer, closeTimeout: 0.5);
$peer->waitFor('hanging');
$start = elapsed();
$e = attempt(fn() => $client->close());
assert_waited(elapsed($start), 0.5);
var_dump($e?->operation, $client->getState());
$start = elapsed();
$client->close();
assert_within(elapsed($start), 0.0, 0.4);
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 0.5 s (closeTimeout); the connection was closed
waited out its limit
string(5) "close"
enum(WebSocketClient\State::Closed)
returned within its limit
