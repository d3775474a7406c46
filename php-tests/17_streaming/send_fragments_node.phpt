--TEST--
WebSocketClient::sendFragments(): npm's ws puts compressed fragments together, noise among them
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = node_peer();
$client = connected($peer);
$chunks = [];
for ($i = 0; $i < 50; $i++) {
    $chunks[] = $i % 3 ? str_repeat("chunk $i ", 2000 * ($i % 7)) : random_bytes(100_000);
}
array_unshift($chunks, 'begins with a word');
for ($i = 0; $i < 2; $i++) {
    $client->sendFragments($chunks, true);
    var_dump($client->recv(30)->data === implode($chunks));
}
var_dump($client->getStats()->wireBytesSent < 0.9 * 2 * strlen(implode($chunks)));
$client->close();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
