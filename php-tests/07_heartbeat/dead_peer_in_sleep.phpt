--TEST--
Heartbeat: a peer that stops answering is noticed while PHP sleeps, and the next call says so
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ['read_until_eof']]);
$client = connected($peer, pingInterval: 0.5, pongTimeout: 0.5);
$opened = $peer->waitFor('request')['at'];
sleep(3);
// The peer saw the end while PHP slept.
$ended = $peer->waitFor('eof', 0.0)['at'] - $opened;
assert_waited($ended, 1.0);
var_dump($client->isConnected());
$start = elapsed();
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    echo $e->getMessage(), "\n";
    describe_closure($e);
}
assert_within(elapsed($start), 0.0, 0.5);
?>
--EXPECTF--
waited out its limit
bool(false)
The connection to ws://127.0.0.1:%d/ was lost: the server sent nothing for 1.%d s and did not answer a ping within 0.5 s (pongTimeout)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
returned within its limit
