--TEST--
TLS: a server that ends the connection in the handshake
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([[['fin'], ['read_until_eof']], [['read_some'], ['reset']]]);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
for ($i = 0; $i < 2; $i++) {
    attempt(fn() => connected($peer, url: $peer->url(scheme: 'wss'), tls: $tls));
}
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to wss://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the TLS handshake: the server closed it
WebSocketClient\ConnectException: Could not connect to wss://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the TLS handshake: Connection reset by peer
