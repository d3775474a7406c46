--TEST--
WebSocketClient::close(): a peer that breaks the protocol and stays does not prolong closeTimeout
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$violations = [
    'too large' => "\x82\x7f\x00\x00\x00\x01\x00\x00\x00\x00", 'opcode' => "\x83\x00", 'reserved bit' => "\xc1\x01a",
    'not UTF-8' => "\x81\x01\xff", 'close code' => "\x88\x02\x03\xee", 'masked' => "\x81\x81\x00\x00\x00\x00a",
];
$took = 0.0;
foreach ($violations as $name => $bytes) {
    $peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 8], ['send', 'bytes' => $bytes], ['hang']]);
    $client = connected($peer, closeTimeout: 0.1);
    $start = elapsed();
    try {
        $client->close();
    } catch (WebSocketClient\Exception) {
        // Where the limit comes before the violation.
    }
    $took += elapsed($start);
    echo $name, ': ', $client->getState()->name, "\n";
}
// Each of them would otherwise take the second in which a connection that was failed is read on.
assert_within($took, 0.6);
?>
--EXPECT--
too large: Closed
opcode: Closed
reserved bit: Closed
not UTF-8: Closed
close code: Closed
masked: Closed
returned within its limit
