--TEST--
WebSocketClient::send(): small messages to a peer that never reads
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 4096]);
$client = connected($peer, sendTimeout: 0.5);
$peer->waitFor('hanging');
try {
    for ($i = 0; $i < 1_000_000; $i++) {
        $start = elapsed();
        $client->send(str_repeat('x', 1000));
    }
} catch (WebSocketClient\TimeoutException $e) {
    assert_waited(elapsed($start), 0.5);
    var_dump($e->operation, $client->isConnected());
}
?>
--EXPECT--
waited out its limit
string(4) "send"
bool(false)
