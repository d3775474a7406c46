--TEST--
WebSocketClient::send(): goes on at once when a slow peer has made room
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_slowly', 'size' => 400_000, 'delay' => 0.002]], ['receive_buffer' => 65536]);
$client = connected($peer, sendTimeout: 30.0, pingInterval: null);
$start = elapsed();
for ($i = 0; $i < 20; $i++) {
    $client->sendBinary(str_repeat('x', 3_000_000));
}
assert_within(elapsed($start), 15.0);
?>
--EXPECT--
returned within its limit
