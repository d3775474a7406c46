--TEST--
WebSocketClient::onOpen(): what it sends goes out before what waits for the new connection
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['read_frame'], ['read_frame'], ['wait_command'], ['reset']],
    [['upgrade'], ['read_frame'], ['read_frame'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->onOpen(fn($client, $reconnected) => $client->send('subscribe ' . var_export($reconnected, true)));
$client->connect();
$client->send('one');
$peer->waitFor('waiting');
$peer->go();
// The end has arrived: this one can only go out on the next connection.
eventually(fn() => !$client->isConnected());
$client->send('two');
for ($i = 0; $i < 2; $i++) {
    echo $peer->waitFor('frame')['text'], "\n";
}
$client->close();
$peer->waitFor('closed');
foreach ($peer->all('frame') as $frame) {
    echo $frame['connection'], ': ', $frame['text'] ?? "close {$frame['code']}", "\n";
}
?>
--EXPECT--
subscribe true
two
1: subscribe false
1: one
2: subscribe true
2: two
2: close 1000
