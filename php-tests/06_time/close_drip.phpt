--TEST--
WebSocketClient::close(): a peer that goes on sending does not prolong closeTimeout
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send_slowly', 'bytes' => str_repeat("\x81\x01x", 200), 'delay' => 0.1]]);
$client = connected($peer, closeTimeout: 0.5);
$start = elapsed();
attempt(fn() => $client->close());
assert_waited(elapsed($start), 0.5);
var_dump($client->getState());
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 0.5 s (closeTimeout); the connection was closed
waited out its limit
enum(WebSocketClient\State::Closed)
