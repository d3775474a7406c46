--TEST--
ReconnectPolicy: stableAfter: new connections that end at once do not end the outage: attempts go on counting
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = dropping_peer();
$client = reconnecting($peer->url(), reconnect: policy(stableAfter: 20.0));
$attempts = [];
$client->onRetry(function ($client, $info) use (&$attempts): bool {
    $attempts[] = $info->attempt;
    return count($attempts) < 3;
});
$client->onOpen(function (WebSocketClient $client, bool $reconnected) use ($peer): void {
    if ($reconnected) {
        $peer->waitFor('waiting');
        $peer->go();
    }
});
try {
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    $client->recv(20.0);
} catch (WebSocketClient\Exception) {
}
echo implode(' ', $attempts), "\n";
?>
--EXPECT--
1 2 3
