--TEST--
WebSocketClient::recv(): TLS in TLS, many messages in few records, and none is left behind in a buffer
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$peer = python_peer(['tls' => 'server']);
$proxy = tinyproxy();
$front = tls_front($proxy->port);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
foreach ([null, 20.0] as $pingInterval) {
    $client = connected($peer, proxy: $front->url('https'), tls: $tls, pingInterval: $pingInterval);
    $client->send('!flood 3000 100');
    $wrong = 0;
    for ($i = 0; $i < 3000; $i++) {
        $wrong += (string) $client->recv() !== str_pad(sprintf('%08d', $i), 100, 'x');
    }
    var_dump($wrong);
    // Pieces of one message, each of which may end in the middle of a record of either layer.
    $client->send('!binary 1000000');
    var_dump(strlen($client->recv()));
}
?>
--EXPECT--
int(0)
int(1000000)
int(0)
int(1000000)
