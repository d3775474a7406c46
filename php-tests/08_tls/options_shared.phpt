--TEST--
TlsOptions: one object for many clients
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
foreach ([1, 2, 3] as $i) {
    $clients[$i] = connected($peer, tls: $tls);
}
unset($tls);
foreach ($clients as $i => $client) {
    $client->send("client $i");
    echo $client->recv(), "\n";
}
?>
--EXPECT--
client 1
client 2
client 3
