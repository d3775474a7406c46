--TEST--
WebSocketClient::__construct(): $proxy, an HTTP proxy behind TLS (HAProxy and tinyproxy), for ws and for wss, which is TLS in TLS
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = tinyproxy();
$front = tls_front($proxy->port);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
foreach ([python_peer(), python_peer(['tls' => 'server'])] as $peer) {
    $client = connected($peer, proxy: $front->url('https'), tls: $tls);
    foreach ([0, 1, 16383, 16384, 16385, 65536, 3 << 20] as $size) {
        $bytes = $size ? random_bytes($size) : '';
        $client->sendBinary($bytes);
        $client->recv()->data === $bytes or print("lost at $size\n");
    }
    // The TLS with the proxy is not the server's.
    var_dump($client->getTlsInfo() === null);
    $client->close();
    echo $peer->waitFor('closed')['code'], "\n";
}
?>
--EXPECT--
bool(true)
1000
bool(false)
1000
