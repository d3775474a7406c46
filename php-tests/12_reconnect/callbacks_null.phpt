--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): null takes a callback away, and frees it
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = dropping_peer();
$client = talkative(reconnecting($peer->url()));
$client->connect();
$free = [];
foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    $callback = fn() => print("not reached\n");
    $free[] = WeakReference::create($callback);
    $client->$method($callback);
    $client->$method(null);
    unset($callback);
}
var_dump(array_map(fn(WeakReference $reference) => $reference->get(), $free));
$peer->waitFor('waiting');
$peer->go();
var_dump($client->recv(1.5), $client->getStats()->reconnects);
?>
--EXPECT--
onOpen: first
array(3) {
  [0]=>
  NULL
  [1]=>
  NULL
  [2]=>
  NULL
}
NULL
int(1)
