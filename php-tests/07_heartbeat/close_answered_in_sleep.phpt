--TEST--
Heartbeat: the peer's Close frame is answered while PHP sleeps
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade', 'after' => "\x81\x04last"],
    ['wait_seconds', 'seconds' => 0.5],
    ['send_close', 'code' => 1001],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer);
sleep(2);
echo $peer->waitFor('frame', 0.0)['code'], "\n";
echo $client->recv(), "\n";
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
?>
--EXPECT--
1001
last
WebSocketClient\ConnectionClosedException: code 1001, reason '', clean, by peer
