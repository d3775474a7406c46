--TEST--
WebSocketClient: an endpoint with a bad certificate is not tried again before connect() is called
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$bad = scripted_peer([['upgrade'], ['hang']], ['tls' => 'selfsigned']);
$good = scripted_peer([['upgrade'], ['wait_command'], ['reset']]);
$client = talkative(reconnecting([$bad->url(), $good->url()], closeTimeout: 0.1, reconnect: policy(shuffleEndpoints: false)));
$client->connect();
$good->waitFor('waiting');
$good->go();
while ($client->getStats()->reconnects === 0) {
    $client->recv(0.1);
}
$bad->waitFor('accepted');
var_dump(count($bad->all('accepted')));
try {
    $client->close();
} catch (WebSocketClient\TimeoutException) {
}
$client->connect();
$bad->waitFor('accepted');
var_dump(count($bad->all('accepted')));
?>
--EXPECT--
onRetry: attempt 2
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
int(1)
onRetry: attempt 2
onOpen: first
int(2)
