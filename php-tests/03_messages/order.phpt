--TEST--
WebSocketClient::recv(): messages come in order, and none is lost
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([python_peer(), node_peer()] as $peer) {
    $client = connected($peer);
    $client->send('!flood 5000 300');
    $wrong = 0;
    for ($i = 0; $i < 5000; $i++) {
        $wrong += (string) $client->recv() !== str_pad(sprintf('%08d', $i), 300, 'x');
    }
    var_dump($wrong, $client->recv(0.0));
    $client->close();
}
?>
--EXPECT--
int(0)
NULL
int(0)
NULL
