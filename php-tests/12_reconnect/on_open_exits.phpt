--TEST--
WebSocketClient::onOpen(): exit() in it during connect()
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], reconnect: new WebSocketClient\ReconnectPolicy());
    $client->onOpen(fn() => exit(5));
    $client->connect();
    echo "not reached\n";
    PHP, [$peer->url()]);
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
int(5)
int(1001)
