--TEST--
WebSocketClient::connect(): after a resolver that hung, other names work
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
run_php(<<<'PHP'
    try {
        (new WebSocketClient('ws://stuck.test/', connectTimeout: 0.2))->connect();
    } catch (WebSocketClient\TimeoutException $e) {
        echo $e->operation, "\n";
    }
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    $client->send('works');
    echo $client->recv(10.0), "\n";
    PHP, [$peer->url(host: 'good.test')], [], resolver('stuck.test=hang;good.test=127.0.0.1'));
?>
--EXPECT--
connect
works
