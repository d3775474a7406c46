--TEST--
WebSocketClient::connect(): a host in Unicode is looked up and sent as Punycode
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    $client->send('grüße');
    echo $client->recv(10.0), "\n";
    $client->close();
    PHP, [$peer->url(host: 'bücher.test')], [], resolver('xn--bcher-kva.test=127.0.0.1'));
var_dump($peer->waitFor('open')['headers']['host'] === ["xn--bcher-kva.test:$peer->port"]);
?>
--EXPECT--
grüße
bool(true)
