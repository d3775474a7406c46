--TEST--
TLS: Python's websockets, with an authority of our own
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
$client = connected($peer, tls: $tls);
var_dump(str_starts_with($client->getUrl(), 'wss://127.0.0.1:'));
echo $peer->waitFor('open')['tls'], "\n";
foreach ([0, 1, 125, 126, 65535, 65536, 16383, 16384, 16385, 1 << 20] as $size) {
    $bytes = $size ? random_bytes($size) : '';
    $client->sendBinary($bytes);
    $client->recv()->data === $bytes or print("lost at $size\n");
}
$client->close();
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
bool(true)
TLSv1.3
1000
