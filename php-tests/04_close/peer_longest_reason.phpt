--TEST--
WebSocketClient::recv(): a reason of 123 bytes from the peer
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$reason = str_repeat('é', 61) . 'x';
$peer = scripted_peer([['upgrade'], ['send_close', 'code' => 4000, 'reason' => $reason], ['read_frame', 'opcode' => 8]]);
$client = connected($peer);
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    var_dump($e->reason === $reason, $client->getCloseReason() === $reason);
}
?>
--EXPECT--
bool(true)
bool(true)
