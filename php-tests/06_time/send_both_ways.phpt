--TEST--
WebSocketClient::send(): a peer that stops reading until we read is no deadlock
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

// An echo server that is blocked in writing does not read: what it sent has to be taken in while we send.
$peer = python_peer();
$client = connected($peer, sendTimeout: 30.0, readAhead: 64 << 20);
$bytes = str_repeat('0123456789abcdef', 65536);
for ($i = 0; $i < 20; $i++) {
    $client->sendBinary($bytes);
}
for ($i = 0; $i < 20; $i++) {
    $client->recv(20.0)->data === $bytes or print("wrong message\n");
}
echo "all there\n";
?>
--EXPECT--
all there
