--TEST--
WebSocketClient::connect(): an address that is silent holds up the next one by 250 ms, not by connectTimeout
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$silent = scripted_peer([['hang']], ['host' => '127.0.0.2', 'port' => $peer->port, 'backlog_full' => true]);
$start = elapsed();
run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], connectTimeout: 20.0);
    $client->connect();
    $client->send('reached');
    echo $client->recv(10.0), ' ', explode(':', $client->getRemoteAddress())[0], "\n";
    $client->close();
    PHP, [$peer->url(host: 'many.test')], [], resolver('many.test=127.0.0.2,127.0.0.1'));
assert_within(elapsed($start), 0.5);
?>
--EXPECT--
reached 127.0.0.1
returned within its limit
