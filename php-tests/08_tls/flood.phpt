--TEST--
TLS: many messages in few records, and none is left behind in a buffer
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')), pingInterval: null);
$client->send('!flood 5000 100');
$wrong = 0;
for ($i = 0; $i < 5000; $i++) {
    $wrong += (string) $client->recv() !== str_pad(sprintf('%08d', $i), 100, 'x');
}
var_dump($wrong);
?>
--EXPECT--
int(0)
