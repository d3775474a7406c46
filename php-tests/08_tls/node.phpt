--TEST--
TLS: npm's ws, with an authority of our own
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = node_peer(['tls' => 'server']);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')));
foreach ([0, 1, 65536, 1 << 20] as $size) {
    $bytes = $size ? random_bytes($size) : '';
    $client->sendBinary($bytes);
    $client->recv()->data === $bytes or print("lost at $size\n");
}
$client->close();
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
1000
