--TEST--
TLS: an end of TCP without TLS's own is no clean end
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'last'], ['fin'], ['wait_command']], ['tls' => 'server']);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')));
echo $client->recv(), "\n";
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
?>
--EXPECT--
last
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
