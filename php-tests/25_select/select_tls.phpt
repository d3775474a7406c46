--TEST--
select(): over TLS, where one read of the socket may bring many messages
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
foreach ([null, 20.0] as $interval) {
    $clients = [];
    for ($i = 0; $i < 4; $i++) {
        $clients[] = connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')), pingInterval: $interval);
    }
    foreach ($clients as $client) {
        $client->send('!flood 500 100');
    }
    $counts = [0, 0, 0, 0];
    while (array_sum($counts) < 2000) {
        foreach (WebSocketClient::select($clients, 20.0) ?: fail('nothing comes any more') as $key => $client) {
            (int) substr($client->recv(0), 0, 8) === $counts[$key]++ || fail('out of order');
        }
    }
    var_dump(WebSocketClient::select($clients, 0));
}
?>
--EXPECT--
array(0) {
}
array(0) {
}
