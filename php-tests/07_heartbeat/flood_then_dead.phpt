--TEST--
Heartbeat: a peer that dies behind a full read-ahead is noticed once reading goes on
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$messages = implode('', array_map(fn(int $i) => "\x82\x7e\x03\xe8" . str_pad((string) $i, 1000), range(1, 20)));
$peer = scripted_peer([['upgrade', 'after' => $messages], ['hang']]);
$client = connected($peer, pingInterval: 0.3, pongTimeout: 0.3, readAhead: 4000);
sleep(2);
var_dump($client->isConnected());
for ($i = 1; $i <= 20; $i++) {
    (int) $client->recv()->data === $i or print("lost $i\n");
}
$start = elapsed();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
assert_within(elapsed($start), 0.6);
?>
--EXPECT--
bool(true)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
returned within its limit
