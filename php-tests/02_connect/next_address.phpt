--TEST--
WebSocketClient::connect(): the address after one that refuses is tried at once
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$start = elapsed();
run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    $client->send('reached');
    echo $client->recv(10.0), ' ', explode(':', $client->getRemoteAddress())[0], "\n";
    $client->close();
    PHP, [$peer->url(host: 'many.test')], [], resolver('many.test=127.0.0.2,127.0.0.3,127.0.0.1'));
assert_within(elapsed($start), 1.0);
?>
--EXPECT--
reached 127.0.0.1
returned within its limit
