--TEST--
TLS: the close handshake both ways
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
$client = connected($peer, tls: $tls);
$client->send('!close 4001 bye');
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
echo $peer->waitFor('closed')['code'], "\n";
connected($peer, tls: $tls)->close(4002, 'bye');
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 4001, reason 'bye', clean, by peer
4001
4002
