--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): callbacks that hold their client are collected with it
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    $client = new WebSocketClient('ws://example.com/');
    $client->$method(fn() => $client->getState());
    $references[] = WeakReference::create($client);
    unset($client);
}
$peer = python_peer();
$client = reconnecting($peer->url());
$client->onOpen(fn() => $client->send('hello'));
$client->connect();
echo $client->recv(), "\n";
$references[] = WeakReference::create($client);
unset($client);
gc_collect_cycles();
var_dump(array_filter($references, fn(WeakReference $reference) => $reference->get()));
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
hello
array(0) {
}
1001
